package org.pontis.idp.keycloak.login;

import java.util.Optional;
import java.util.Set;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Citizen;

/**
 * Tells Keycloak's brute-force protection whom a failed guess was aimed at, without making her this login's user. Keycloak's
 * own way would keep her account's name in the login, from where it gets into events.
 */
final class BruteForce {

    /** The protection counts only categories it knows; this is the one for codes. */
    static final String CATEGORY = OTPCredentialModel.TYPE;

    private BruteForce() {}

    static void count(Citizen aimedAt, AuthenticationFlowContext context) {
        RealmModel realm = context.getRealm();
        Optional<UserModel> user =
                Optional.ofNullable(context.getSession().users().getUserById(realm, aimedAt.id()));
        if (realm.isBruteForceProtected() && user.isPresent()) {
            context.getSession()
                    .getProvider(BruteForceProtector.class)
                    .failedLogin(realm, user.get(), context.getConnection(), context.getUriInfo(), Set.of(CATEGORY));
        }
    }

    /** A login by a method that can be guessed clears the count when it is through; Keycloak asks for the category again. */
    static void clear(AuthenticationSessionModel login) {
        AuthenticatorUtil.addAuthCredential(login, CATEGORY);
    }
}
