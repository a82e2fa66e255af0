package org.pontis.idp.keycloak.eidas;

import java.time.Duration;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Keycloak's brute-force protection lets one login of an account through at a time, and turns away what comes meanwhile as if the
 * account were blocked. Nothing can be guessed here: a login is proven before an account is looked for. So it waits its turn.
 */
final class Turn {

    /** The other login has nothing left to do but to write into the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Turn() {}

    /** Until no other login of this account is being finished; not for ever. The turn is then taken until this request ends. */
    static void await(KeycloakSession session, RealmModel realm, UserModel user) {
        if (!realm.isBruteForceProtected()) {
            return;
        }
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (protector.isTemporarilyDisabled(session, realm, user) && System.nanoTime() < end) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
