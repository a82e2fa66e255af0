package org.pontis.eidas.saml.check;

import java.time.Instant;

/** Remembers messages, for all nodes together, so that none is accepted twice. */
@FunctionalInterface
public interface Replay {

    /**
     * Remembers a message.
     *
     * @param issuer the entity ID of its sender; IDs are unique with one sender only
     * @param until how long it has to be remembered
     * @return false if it was there already
     */
    boolean isFirst(String issuer, String id, Instant until);
}
