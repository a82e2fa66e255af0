package org.pontis.idp.ledger.note;

import java.time.Instant;
import java.util.Optional;

import org.pontis.idp.ledger.json.Malformed;

/**
 * A public key, whose it is, and for the checkpoints of which time it is good.
 *
 * @param from the first moment
 * @param until the first moment after; nothing if it is in use
 * @param now the name that the ledger has now, if {@code name} is a former one
 */
public record NamedKey(String name, Ed25519Key key, Instant from, Optional<Instant> until, Optional<Origin> now) {

    /** One of a ledger, or of a witness, that still has this name. */
    public NamedKey(String name, Ed25519Key key, Instant from, Optional<Instant> until) {
        this(name, key, from, until, Optional.empty());
    }

    public KeyId id() {
        return KeyId.of(name, key);
    }

    boolean isGoodAt(Instant time) {
        return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
    }

    /** Whether it is of a ledger that once was this realm's. */
    boolean wasOf(String realm) {
        try {
            return now.isPresent() && Origin.read(name).realm().equals(realm);
        } catch (Malformed noLedger) {
            return false;
        }
    }
}
