package org.pontis.idp.keycloak.installation;

import java.time.Instant;

import org.keycloak.common.util.Time;

/** Keycloak's clock, to the millisecond: one clock for proofs and for what is judged by them. */
public final class Now {

    private Now() {}

    public static Instant get() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
