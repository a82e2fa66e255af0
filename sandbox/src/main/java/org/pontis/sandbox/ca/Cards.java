package org.pontis.sandbox.ca;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The identity cards of the test citizens, each made once. */
public final class Cards {

    private static final String PIN = "1234";

    private final CertificateAuthority authority;
    private final Map<String, Card> cards = new TreeMap<>();

    public Cards(CertificateAuthority authority) {
        this.authority = authority;
    }

    /** Hands out a citizen's card; it is the same at every start. */
    public Cards give(String issuer, Subject subject) {
        give(issuer, subject, false);
        return this;
    }

    /** The same, and its holder has reported it lost. */
    public Cards giveRevoked(String issuer, Subject subject) {
        give(issuer, subject, true);
        return this;
    }

    /** The card of the citizen with this national identifier. */
    public Optional<Card> of(String identifier) {
        return Optional.ofNullable(cards.get(identifier));
    }

    /** All of them, by the holder's national identifier. */
    public Map<String, Card> all() {
        return Collections.unmodifiableMap(cards);
    }

    private void give(String issuerId, Subject subject, boolean lost) {
        Issuer issuer = authority.issuer(issuerId);
        KeyFile login = authority.kept("card-" + subject.identifier(), () -> {
            KeyPair keys = Keys.ec();
            X509Certificate certificate = issuer.issue(subject, keys.getPublic());
            if (lost) {
                issuer.revoke(certificate.getSerialNumber());
            }
            return new KeyFile(keys.getPrivate(), certificate);
        });
        cards.put(
                subject.identifier(),
                new Card(PIN, login, List.of(login.certificate(), issuer.certificate(), authority.root())));
    }
}
