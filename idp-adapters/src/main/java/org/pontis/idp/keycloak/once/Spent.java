package org.pontis.idp.keycloak.once;

import java.time.Instant;

/** Remembers what was used, for every node and over restarts. */
interface Spent {

    /**
     * Whoever asks first for this name is told so, and nobody after.
     *
     * @param until when it is worth nothing by itself, and need not be remembered any longer
     */
    boolean first(String name, Instant until);
}
