package org.pontis.idp.eidcard.tls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * The card's host, as a request comes to it: decides which certificate the browser has shown.
 *
 * @param host browsers ask for
 * @param proxies that end TLS and say in a header whose certificate they have seen; nobody else's header counts
 */
public record Door(CardHost host, List<Network> proxies) {

    /** The name of the header. */
    public static final String HEADER = ClientCertHeader.NAME;

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

    /** Reads the settings, to say what is wrong with them. */
    public static void check(Settings settings) {
        read(settings);
    }

    /** What a knock is worth. */
    public Entry open(Knock knock) {
        boolean proxied = proxies.stream().anyMatch(network -> network.contains(knock.peer()));
        if (!proxied && !knock.headers().isEmpty()) {
            // its own connection still counts: the header is as if it had not been sent
            return new Entry(
                    host.isAskedBy(knock.authority()) ? knock.presented() : Optional.empty(), Entry.Oddity.STRANGER);
        }
        if (!host.isAskedBy(knock.authority())) {
            return new Entry(Optional.empty(), Entry.Oddity.OTHER_HOST);
        }
        return proxied ? throughProxy(knock.headers()) : new Entry(knock.presented(), Entry.Oddity.NONE);
    }

    /** The certificate of the connection is the proxy's own then, if there is one. */
    private static Entry throughProxy(List<String> headers) {
        if (headers.isEmpty()) {
            return new Entry(Optional.empty(), Entry.Oddity.NONE);
        }
        Optional<UnverifiedCertificate> certificate =
                headers.size() == 1 ? ClientCertHeader.read(headers.getFirst()) : Optional.empty();
        return new Entry(certificate, certificate.isPresent() ? Entry.Oddity.NONE : Entry.Oddity.UNREADABLE);
    }
}
