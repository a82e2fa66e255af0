package org.pontis.idp.keycloak.login;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.house.KeycloakHouse;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.offer.Offer;

/**
 * How a method would go now, for its tile. Nothing hangs on it: the method decides anew when it is chosen, so one that cannot
 * tell is shown like any other.
 *
 * @param trouble the code of what stands in everybody's way
 * @param held factors that will not be asked again, in lower case
 */
record Outlook(Optional<String> trouble, List<String> held) {

    private static final Logger LOG = Logger.getLogger(Outlook.class);
    private static final Outlook FAIR = new Outlook(Optional.empty(), List.of());

    static Outlook of(Offer offer, AuthenticationFlowContext context, LevelOfAssurance requested) {
        return switch (offer) {
            case Offer.Local local -> of(local.method(), context, requested);
            case Offer.Brokered brokered -> FAIR;
        };
    }

    private static Outlook of(
            Installation.Method method, AuthenticationFlowContext context, LevelOfAssurance requested) {
        try {
            LoginMethod made = method.maker()
                    .apply(new KeycloakHouse(context, method.descriptor(), Installation.of(context.getSession())));
            KeycloakAttempt attempt = new KeycloakAttempt(context, requested);
            return new Outlook(
                    made.obstacle(attempt).map(LoginProblem::code),
                    made.held(attempt).stream()
                            .map(Factor::name)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList());
        } catch (RuntimeException unknown) {
            LOG.debugf(
                    unknown,
                    "method=%s cannot tell how it would go",
                    method.descriptor().id());
            return FAIR;
        }
    }
}
