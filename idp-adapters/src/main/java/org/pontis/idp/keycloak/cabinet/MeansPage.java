package org.pontis.idp.keycloak.cabinet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.pontis.broker.By;
import org.pontis.broker.Means;
import org.pontis.broker.Standing;
import org.pontis.idp.keycloak.means.MeansOf;

/** What she can log in with. Suspending takes no more than being in; whatever gives more is done at the pages of recovery. */
record MeansPage(Room room) {

    private static final String KIND = "means";
    private static final Set<String> TALES = Set.of("suspended", "unchanged", "proven");

    Response show() {
        Map<String, Object> model = new LinkedHashMap<>(room.told(TALES));
        model.put("means", means().all().stream().map(this::line).toList());
        return room.page("cabinet-means", model);
    }

    /** {@code suspend}: one of them; {@code everything}. Whoever was logged in with it is logged out, herself included. */
    Response suspend() {
        if (room.said("everything").isPresent()) {
            means().suspendAll(By.citizen());
        } else {
            Optional<Means> meant = meant();
            if (meant.isEmpty()) {
                return room.onward("/means", "unchanged");
            }
            means().suspend(meant.get().id(), By.citizen());
        }
        return room.isStillIn() ? room.onward("/means", "suspended") : room.bare("cabinet-suspended", Map.of());
    }

    private Optional<Means> meant() {
        Optional<String> handle = room.said("suspend");
        List<Means> usable = means().all().stream()
                .filter(means -> means.standing().usable())
                .toList();
        return handle.flatMap(named -> usable.stream()
                .filter(means -> room.names(named, KIND, means.id()))
                .findFirst());
    }

    private MeansOf means() {
        return MeansOf.citizen(room.session(), room.realm(), room.citizen());
    }

    private Map<String, Object> line(Means means) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("handle", room.handle(KIND, means.id()));
        line.put("kind", means.kind().word());
        line.put("label", means.label());
        line.put("registration", means.registration().word());
        line.put("standing", means.standing().word());
        line.put("usable", means.standing().usable());
        turned(means.standing()).ifPresent(millis -> line.put("turned", millis));
        means.carries().ifPresent(level -> line.put("level", level.shortName()));
        means.since().ifPresent(since -> line.put("since", since.toEpochMilli()));
        means.until().ifPresent(until -> line.put("until", until.toEpochMilli()));
        return line;
    }

    /** When it came, or will come, to be as it stands. */
    private static Optional<Long> turned(Standing standing) {
        return switch (standing) {
            case Standing.Active active -> Optional.empty();
            case Standing.Cooling cooling -> Optional.of(cooling.until().toEpochMilli());
            case Standing.Suspended suspended -> Optional.of(suspended.since().toEpochMilli());
            case Standing.Expired expired -> Optional.of(expired.since().toEpochMilli());
            case Standing.Revoked revoked -> Optional.of(revoked.since().toEpochMilli());
        };
    }
}
