package org.pontis.idp.keycloak.gate;

import java.time.Instant;
import java.util.Optional;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.PortalAnswer;

/**
 * The level gate. Keycloak evaluates required actions on every path that ends in a session: fresh login, single sign-on,
 * step-up, brokered login, first broker login. Where the proofs reach the level, the gate stamps what is granted;
 * otherwise it stands in the way and the portal gets its protocol's error.
 */
public final class LevelGate implements RequiredActionProvider {

    /** The alias and provider id under which a realm registers the gate. */
    public static final String ID = "pontis-level-gate";

    /** Noted when what would have carried the level was closed on the way: the portal may ask again later. */
    public static final String PAUSED = "pontis.paused";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        // evaluated more than once a login: always from the beginning
        Granted.unstamp(login);
        ActsFor.stamp(Optional.empty(), login);
        login.removeRequiredAction(ID);
        if (!Installation.of(context.getSession()).guards(context.getRealm())) {
            return;
        }
        Optional<Granted> granted = judge(context);
        if (granted.isPresent()) {
            granted.get().stamp(login);
            tell(granted.get(), context);
            // Keycloak writes this name into the events of the session; the account's own is the national identifier
            login.setAuthNote(
                    AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME,
                    context.getUser().getId());
        } else {
            login.addRequiredAction(ID);
        }
    }

    /** For whom the citizen acts goes with the level; the event says that she acts for somebody, not for whom. */
    private static void tell(Granted granted, RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Optional<ActsFor> whom = Proofs.of(login, context.getUser().getId())
                .actsFor()
                .filter(organisation -> organisation.belongsTo(granted));
        ActsFor.stamp(whom, login);
        whom.ifPresent(organisation -> context.getEvent().detail("acts_for", "organisation"));
    }

    private static Optional<Granted> judge(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        LevelAges ages = RealmAges.of(context.getRealm());
        Instant now = Now.get();
        Optional<LevelRequest> request = LevelRequest.of(login);
        Optional<Proof> proof = Proofs.of(login, context.getUser().getId()).strongest(ages, now);
        if (request.isEmpty() || proof.isEmpty()) {
            return Optional.empty();
        }
        LevelOfAssurance achieved = ages.carried(proof.get(), now).orElseThrow();
        return Optional.of(achieved)
                .filter(level -> level.atLeast(request.get().required()))
                .map(level ->
                        Granted.by(proof.get(), level, request.get().answer().apply(level)));
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        // Keycloak's own forms and brokers leave the name there; events go to the log
        context.getEvent().removeDetail(Details.USERNAME);
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getAuthNote(PAUSED) != null) {
            context.getEvent().error("method_paused");
            context.challenge(PortalAnswer.notNow(context.getSession(), login, context.getEvent()));
        } else {
            context.getEvent().error("level_not_reached");
            context.challenge(PortalAnswer.levelNotReached(context.getSession(), login, context.getEvent()));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}
}
