package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.pontis.idp.certificate.x509.ParsedCertificate;

/** The CRLs in use: each fetched once, by whoever needs it first, and again when it is no longer fresh. */
final class Crls {

    private static final int MOST = 64;

    /** A CRL at an address may be read under each issuer's own key only. */
    private record Key(URI address, ParsedCertificate issuer) {}

    private record Fetched(Optional<Crl> crl, String otherwise) {}

    private final Fetch fetch;
    private final Recent<Key, Crl> lists = new Recent<>(MOST);
    private final SingleFlight<Key, Fetched> flights = new SingleFlight<>();

    Crls(Fetch fetch) {
        this.fetch = fetch;
    }

    Status ask(Question question, URI address, Rules rules, Duration patience, InstantSource clock) throws Unusable {
        Key key = new Key(address, question.issuer());
        Instant now = clock.instant();
        Optional<Crl> fresh =
                lists.get(key).filter(crl -> crl.evidence().fresh().at(now));
        Fetched fetched = fresh.isPresent()
                ? new Fetched(fresh, "")
                : flights.share(key, () -> fetched(key, rules, patience, clock));
        return fetched.crl()
                .orElseThrow(() -> new Unusable(fetched.otherwise()))
                .of(question.certificate().java().getSerialNumber());
    }

    private Fetched fetched(Key key, Rules rules, Duration patience, InstantSource clock) {
        try {
            Fetch.Answer answer =
                    fetch.send(Fetch.Ask.get(key.address(), rules.crl().limit(), patience));
            Crl crl = Crl.read(answer.body(), key.address(), key.issuer(), rules.freshness(), clock.instant());
            lists.put(key, crl);
            return new Fetched(Optional.of(crl), "");
        } catch (Unusable not) {
            return new Fetched(Optional.empty(), not.getMessage());
        }
    }
}
