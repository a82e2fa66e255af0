package org.pontis.sandbox.ca;

import java.security.KeyPair;
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
    private final Map<String, Holder> holders = new TreeMap<>();

    private record Holder(Issuer issuer, Subject subject) {}

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

    /** Another card of the same citizen, whose certificate differs in this way; made when somebody first asks for it. */
    public Optional<Card> of(String identifier, Variant variant) {
        return Optional.ofNullable(holders.get(identifier)).map(holder -> {
            String name = "card-" + identifier + "-" + variant.word();
            return card(holder, authority.kept(name, () -> certified(holder, variant)));
        });
    }

    /** All of them, by the holder's national identifier. */
    public Map<String, Card> all() {
        return Collections.unmodifiableMap(cards);
    }

    private void give(String issuerId, Subject subject, boolean lost) {
        Holder holder = new Holder(authority.issuer(issuerId), subject);
        KeyFile login = authority.kept("card-" + subject.identifier(), () -> {
            KeyFile made = certified(holder);
            if (lost) {
                holder.issuer().revoke(made.certificate().getSerialNumber());
            }
            return made;
        });
        holders.put(subject.identifier(), holder);
        cards.put(subject.identifier(), card(holder, login));
    }

    private static KeyFile certified(Holder holder, Variant... variants) {
        KeyPair keys = Keys.ec();
        return new KeyFile(keys.getPrivate(), holder.issuer().issue(holder.subject(), keys.getPublic(), variants));
    }

    private Card card(Holder holder, KeyFile login) {
        return new Card(PIN, login, List.of(login.certificate(), holder.issuer().certificate(), authority.root()));
    }
}
