package org.pontis.idp.eidcard.tls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.broker.Challenges;
import org.pontis.broker.Codes;
import org.pontis.broker.Handshake;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Passage;
import org.pontis.broker.Passer;
import org.pontis.broker.Place;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * The card's host, as a request comes to it: decides which certificate the browser has shown, and notes it.
 *
 * @param host browsers ask for
 * @param proxies that end TLS and say in a header whose certificate they have seen; nobody else's header counts
 */
public record Door(CardHost host, List<Network> proxies) implements Place {

    /**
     * Reads {@code tls-address} and {@code tls-proxies}; nothing if cards are not shown by TLS.
     *
     * @throws InvalidSetting if one of them cannot be
     */
    public static Optional<Door> read(Settings settings) {
        List<Network> proxies = settings.text("tls-proxies").stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(text -> Network.read(text)
                        .orElseThrow(() -> new InvalidSetting(
                                settings.prefix() + "tls-proxies must be addresses or blocks of addresses.")))
                .toList();
        return CardHost.read(settings).map(host -> new Door(host, proxies));
    }

    @Override
    public Passage pass(Passer passer, Challenges challenges, Codes codes) {
        Visits visits = new Visits(challenges);
        List<String> tickets = passer.query().getOrDefault("ticket", List.of());
        Optional<Visits.Expected> expected =
                tickets.size() == 1 ? visits.arrived(tickets.getFirst()) : Optional.empty();
        Entry opened = open(passer);
        Entry entry = expected.map(visit -> opened.since(visit.since())).orElse(opened);
        return new Passage(
                expected.map(visit -> visits.shown(visit, entry.certificate(), codes)),
                entry.oddity().map(Entry.Oddity::word));
    }

    Entry open(Passer passer) {
        boolean proxied = proxies.stream().anyMatch(network -> network.contains(passer.peer()));
        List<String> headers = passer.headers().getOrDefault(ClientCertHeader.NAME, List.of());
        if (!host.isAskedBy(passer.authority())) {
            return Entry.odd(Entry.Oddity.OTHER_HOST);
        }
        if (proxied) {
            // the certificate of the connection, if there is one, is the proxy's own
            return throughProxy(headers);
        }
        // a stranger's header is as if it had not been sent
        return new Entry(
                passer.handshake().map(Handshake::certificate).map(UnverifiedCertificate::firstOf),
                passer.handshake().map(Handshake::at),
                headers.isEmpty() ? Optional.empty() : Optional.of(Entry.Oddity.STRANGER));
    }

    private static Entry throughProxy(List<String> headers) {
        if (headers.isEmpty()) {
            return Entry.with(Optional.empty());
        }
        Optional<UnverifiedCertificate> certificate =
                headers.size() == 1 ? ClientCertHeader.read(headers.getFirst()) : Optional.empty();
        return certificate.isPresent() ? Entry.with(certificate) : Entry.odd(Entry.Oddity.UNREADABLE);
    }
}
