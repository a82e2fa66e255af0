package org.pontis.idp.keycloak.means;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.keycloak.gate.Proofs;

/**
 * Ends sessions whose proof is worth nothing any more. Keycloak takes them out of the store that all nodes share, and tells
 * every portal of them over the back channel.
 */
record Suspension(KeycloakSession session, RealmModel realm, UserModel citizen) {

    /** Every session in which one of these kinds was proven, this browser's included. */
    void end(Set<Kind> kinds) {
        end(live -> Proofs.everything(live).list().stream()
                .anyMatch(proof -> !Collections.disjoint(Kind.behind(proof), kinds)));
    }

    /** Every session but that of the browser which asks for it. */
    void endAll() {
        Optional<String> own = ownSession();
        end(live -> own.filter(live.getId()::equals).isEmpty());
    }

    private void end(Predicate<UserSessionModel> which) {
        List<UserSessionModel> ended = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, citizen),
                        session.sessions().getOfflineUserSessionsStream(realm, citizen))
                .filter(which)
                .toList();
        ended.forEach(this::end);
        if (!ended.isEmpty()) {
            Metrics.counter("pontis.means.sessions.ended").increment(ended.size());
            Change.event(citizen, realm, session)
                    .detail("what", "sessions_ended")
                    .success();
        }
    }

    private void end(UserSessionModel live) {
        AuthenticationManager.backchannelLogout(
                session,
                realm,
                live,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                session.getContext().getRequestHeaders(),
                true);
    }

    private Optional<String> ownSession() {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm, true))
                .map(live -> live.session())
                .filter(live -> live.getUser().getId().equals(citizen.getId()))
                .map(UserSessionModel::getId);
    }
}
