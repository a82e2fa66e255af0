package org.pontis.idp.keycloak.logout;

import java.time.Instant;

/**
 * One portal that is to be told again of one logout.
 *
 * @param message what its protocol has kept for it
 * @param tries how often that was in vain
 * @param due since when it is; with it, it can be claimed once
 */
record Errand(
        String id,
        String realm,
        String client,
        String user,
        String session,
        String message,
        int tries,
        long due,
        Instant ends) {}
