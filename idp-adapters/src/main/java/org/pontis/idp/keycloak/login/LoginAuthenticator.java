package org.pontis.idp.keycloak.login;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Input;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.PortalAnswer;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * The one login page of Keycloak that is ours: it asks for the level, shows the chooser, and hands the browser's requests
 * to the chosen method. {@link Login} does the work of one request.
 */
public final class LoginAuthenticator extends FirstAuthenticator {

    /** The page is shown, for the first time or again. */
    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<Login> login = possible(context);
        if (login.isPresent() && StepUp.of(context).isOver()) {
            login.get().startAgain();
        } else if (login.isPresent()) {
            login.get().show();
        }
    }

    /** A form came back. */
    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<Login> login = possible(context);
        if (login.isPresent() && StepUp.of(context).isOver()) {
            login.get().startAgain();
        } else if (login.isPresent()) {
            login.get().receive(input(context));
        }
    }

    /** A login that some method can complete; otherwise the portal has its error at once. */
    private static Optional<Login> possible(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Asker.of(login).tell(context.getEvent());
        Optional<Login> possible = LevelRequest.of(login)
                .map(request -> new Login(
                        context, request.required(), Offer.reaching(request.required(), login, context.getSession())))
                .filter(candidate -> !candidate.offers().isEmpty());
        if (possible.isEmpty() && Wishes.passive(login)) {
            // Keycloak asks the protocol for the error of a passive request; ours knows which
            context.challenge(Response.noContent().build());
        } else if (possible.isEmpty()) {
            Meters.refused();
            context.getEvent().clone().error("level_not_reached");
            context.forceChallenge(PortalAnswer.levelNotReached(context.getSession(), login, context.getEvent()));
        }
        return possible;
    }

    private static Input input(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        Map<String, String> fields = new HashMap<>();
        form.forEach((name, values) -> {
            // a field sent twice is a field not sent: no guessing which one was meant
            if (values.size() == 1 && values.get(0) != null) {
                fields.put(name, values.get(0));
            }
        });
        return new Input(fields);
    }
}
