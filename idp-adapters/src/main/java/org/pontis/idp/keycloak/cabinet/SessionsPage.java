package org.pontis.idp.keycloak.cabinet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response;

import org.keycloak.device.DeviceActivityManager;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.account.DeviceRepresentation;
import org.pontis.broker.Proof;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.logout.PortalLine;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered;
import org.pontis.idp.keycloak.visit.Door;

/**
 * Where she is logged in now, on whichever node of the cluster that is, this browser first; and which portals of sessions that have ended
 * may not know it yet.
 */
record SessionsPage(Room room) {

    private static final String KIND = "session";
    private static final Set<String> TALES = Set.of("ended", "over", "proven");

    Response show() {
        Map<String, Object> model = new LinkedHashMap<>(room.told(TALES));
        model.put("ended", PortalLine.of(Unanswered.ofCitizen(room.session(), room.citizen()), room.language()));
        model.put("sessions", sessions().map(this::line).toList());
        return room.page("cabinet-sessions", model);
    }

    /** {@code session}: one of hers; {@code others}: all but this one. One that is over already is no error. */
    Response end() {
        List<UserSessionModel> ending = sessions().filter(this::isMeant).toList();
        if (ending.isEmpty()) {
            return room.onward("/sessions", "over");
        }
        new Ending(room.session()).end(ending);
        room.trail().did("sessions_ended");
        return room.onward("/sessions", "ended");
    }

    private boolean isMeant(UserSessionModel one) {
        return !isThis(one)
                && (room.said("others").isPresent()
                        || room.said(KIND)
                                .filter(handle -> room.names(handle, KIND, one.getId()))
                                .isPresent());
    }

    private Stream<UserSessionModel> sessions() {
        return room.session()
                .sessions()
                .getUserSessionsStream(room.realm(), room.citizen())
                .sorted(Comparator.comparing((UserSessionModel one) -> !isThis(one))
                        .thenComparing(UserSessionModel::getLastSessionRefresh, Comparator.reverseOrder()));
    }

    private boolean isThis(UserSessionModel one) {
        return one.getId().equals(room.guest().session().getId());
    }

    private Map<String, Object> line(UserSessionModel one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("handle", room.handle(KIND, one.getId()));
        line.put("here", isThis(one));
        line.put("since", one.getStarted() * 1000L);
        line.put("used", one.getLastSessionRefresh() * 1000L);
        device(one).ifPresent(device -> line.put("device", device));
        proof(one).ifPresent(proof -> {
            line.put("method", proof.method().value());
            line.put("level", proof.level().shortName());
        });
        line.put("portals", portals(one));
        return line;
    }

    private static Optional<Proof> proof(UserSessionModel one) {
        return Proofs.of(one).strongest(RealmAges.of(one.getRealm()), Now.get());
    }

    /** What the browser called itself. Anybody can call himself anything. */
    private static Optional<String> device(UserSessionModel one) {
        return Optional.ofNullable(DeviceActivityManager.getCurrentDevice(one))
                .map(device -> Stream.of(device.getBrowser(), device.getOs())
                        .filter(name -> name != null && !DeviceRepresentation.UNKNOWN.equals(name))
                        .toList())
                .filter(names -> !names.isEmpty())
                .map(names -> String.join(", ", names));
    }

    private List<Map<String, Object>> portals(UserSessionModel one) {
        List<AuthenticatedClientSessionModel> all =
                new ArrayList<>(one.getAuthenticatedClientSessions().values());
        return all.stream()
                .filter(portal -> !Door.isOurs(portal.getClient().getClientId()))
                .sorted(Comparator.comparing(AuthenticatedClientSessionModel::getStarted))
                .map(portal -> Map.<String, Object>of(
                        "name", Asker.of(portal).name(room.language()), "since", portal.getStarted() * 1000L))
                .toList();
    }
}
