package org.pontis.idp.keycloak.login;

import java.util.Locale;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.pontis.broker.Blame;
import org.pontis.broker.Citizen;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.audit.Incident;

/** One problem in one login, with its incident. Told to the event, the log and the meters in one place. */
record Problem(LoginProblem what, String incident, String method) {

    private static final Logger LOG = Logger.getLogger(Problem.class);

    static Problem of(LoginProblem what, String method) {
        return new Problem(what, Incident.next(), method);
    }

    /** Records it. The event's error is from the descriptor's closed set, never from input. */
    void tell(EventBuilder event, Optional<Citizen> against) {
        against.ifPresent(citizen -> event.user(citizen.id()));
        event.detail("login_method", method)
                .detail("incident", incident)
                .error(what.code().toLowerCase(Locale.ROOT));
        Meters.problem(method, what);
        LOG.logf(
                what.blame() == Blame.USER || LoginProblem.MEANT.contains(what) ? Logger.Level.INFO : Logger.Level.WARN,
                "incident=%s method=%s problem=%s blame=%s",
                incident,
                method,
                what.code(),
                what.blame());
    }
}
