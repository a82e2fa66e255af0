package org.pontis.idp.ledger.note;

import java.time.Instant;
import java.util.Optional;

/**
 * A public key, whose it is, and for the checkpoints of which time it is good.
 *
 * @param from the first moment
 * @param until the first moment after; nothing if it is in use
 */
public record NamedKey(String name, Ed25519Key key, Instant from, Optional<Instant> until) {

    public KeyId id() {
        return KeyId.of(name, key);
    }

    boolean isGoodAt(Instant time) {
        return !time.isBefore(from) && until.filter(end -> !time.isBefore(end)).isEmpty();
    }
}
