package org.pontis.idp.keycloak.login;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.gate.LoginTime;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * Recognises a live session. Strong and young enough: single sign-on. Otherwise a step-up, in which the citizen is known
 * and what she has proven counts. Where the portal demands a new login, nothing of the session counts.
 */
public final class SessionAuthenticator extends FirstAuthenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        LoginTime.begin(context.getAuthenticationSession());
        AuthResult live =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (live == null || demandsNewLogin(context, live.session())) {
            context.attempted();
            return;
        }
        recognise(context, live);
    }

    private static boolean demandsNewLogin(AuthenticationFlowContext context, UserSessionModel live) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return context.getSession()
                .getProvider(LoginProtocol.class, login.getProtocol())
                .requireReauthentication(live, login);
    }

    private static void recognise(AuthenticationFlowContext context, AuthResult live) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Proofs proofs = counting(live.session(), login);
        proofs.countIn(login);
        context.setUser(live.user());
        Asker.of(login).tell(context.getEvent());
        if (suffices(proofs, context.getRealm(), LevelRequest.of(login))) {
            login.setAuthNote(AuthenticationManager.SSO_AUTH, "true");
            context.attachUserSession(live.session());
            proofs.strongest(RealmAges.of(context.getRealm()), Now.get()).ifPresent(proof -> context.getEvent()
                    .detail("login_method", proof.method().value())
                    .detail("level", proof.level().shortName()));
            context.success();
        } else {
            StepUp.begin(login, live.session());
            context.attempted();
        }
    }

    /**
     * What of the session counts for this portal. Keycloak compares {@code max_age} with the latest login, which may have
     * been a weaker one; it must hold for each proof.
     */
    static Proofs counting(UserSessionModel session, AuthenticationSessionModel login) {
        Proofs proofs = Proofs.of(session).acceptedBy(login.getClient());
        return Wishes.maxAge(login)
                .map(age -> proofs.notOlderThan(age, Now.get()))
                .orElse(proofs);
    }

    private static boolean suffices(Proofs proofs, RealmModel realm, Optional<LevelRequest> request) {
        LevelAges ages = RealmAges.of(realm);
        Optional<LevelOfAssurance> inForce = ages.inForce(proofs.list(), Now.get());
        return request.isPresent()
                && inForce.filter(level -> level.atLeast(request.get().required()))
                        .isPresent();
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        context.attempted();
    }
}
