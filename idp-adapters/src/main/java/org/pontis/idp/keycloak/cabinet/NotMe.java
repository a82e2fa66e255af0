package org.pontis.idp.keycloak.cabinet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;
import org.pontis.broker.By;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.cabinet.MeansBehind;
import org.pontis.idp.keycloak.desk.Case;
import org.pontis.idp.keycloak.desk.Cases;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.keycloak.logout.PortalLine;
import org.pontis.idp.keycloak.means.MeansOf;

/**
 * A log-in that was not hers. She looks at it once more; then whoever it was is out, cannot come in the same way, the portals since then
 * are told as far as that is possible, and an officer has a case. Being in is enough for it: it takes, and gives nothing.
 */
record NotMe(Room room) {

    private static final String FIELD = "entry";

    /** What will happen, and the button. */
    Response ask() {
        return entry().map(entry -> room.page(
                        "cabinet-not-me",
                        Map.of("entry", new EntryLines(room).of(entry), "kinds", words(means(entry)))))
                .orElseGet(() -> room.problem("ENTRY_UNKNOWN", Response.Status.NOT_FOUND));
    }

    /** Does it. */
    Response stop() {
        return entry().map(this::stop).orElseGet(() -> room.problem("ENTRY_UNKNOWN", Response.Status.NOT_FOUND));
    }

    private Response stop(Entry entry) {
        Set<Kind> means = means(entry);
        // before the sessions are gone, and with them what they know
        Set<ClientModel> portals = portals(entry);
        room.trail()
                .did(
                        "not_me",
                        entry.method()
                                .map(method -> Map.of("login_method", method))
                                .orElse(Map.of()));
        List<PortalLine> ended = new Ending(room.session()).end(ending(entry, means));
        means.forEach(kind -> means().suspend(kind, By.citizen()));
        Signals signals = new Signals(room.session(), room.realm(), room.citizen());
        Set<ClientModel> informed = portals.stream()
                .filter(portal -> signals.misused(portal, means))
                .collect(Collectors.toSet());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("kinds", words(means));
        model.put("told", ToldPortal.lines(ToldPortal.of(ended, portals, informed), room.language()));
        model.put("out", !room.isStillIn());
        newCase(entry).ifPresent(number -> model.put("case", number));
        return room.bare("cabinet-stopped", model);
    }

    private Optional<Entry> entry() {
        return room.said(FIELD)
                .flatMap(handle -> room.history().entry(handle))
                .filter(entry -> entry.kind() == Entry.Kind.LOGIN);
    }

    private static Set<Kind> means(Entry entry) {
        LevelOfAssurance level = entry.level().flatMap(LevelOfAssurance::named).orElse(LevelOfAssurance.HIGH);
        return entry.method().map(method -> MeansBehind.method(method, level)).orElse(Set.of());
    }

    private Set<ClientModel> portals(Entry entry) {
        Set<ClientModel> portals = new LinkedHashSet<>();
        for (String id : room.history().portalsSince(entry.at())) {
            Optional.ofNullable(room.realm().getClientByClientId(id)).ifPresent(portals::add);
        }
        return portals;
    }

    /**
     * All but the one she is in, since whoever was in her name may have more than one; and that, too, where it is the one, or where she is
     * in with what is suspended.
     */
    private List<UserSessionModel> ending(Entry entry, Set<Kind> means) {
        Predicate<UserSessionModel> mine =
                live -> live.getId().equals(room.guest().session().getId());
        return room.session()
                .sessions()
                .getUserSessionsStream(room.realm(), room.citizen())
                .filter(mine.negate().or(live -> isHers(entry)).or(live -> isProvenWith(means, live)))
                .toList();
    }

    private static boolean isProvenWith(Set<Kind> means, UserSessionModel live) {
        return Proofs.everything(live).list().stream()
                .anyMatch(proof -> !Collections.disjoint(Kind.behind(proof), means));
    }

    private boolean isHers(Entry entry) {
        return entry.session().filter(room.guest().session().getId()::equals).isPresent();
    }

    /** The number she reads to the officer. */
    private Optional<String> newCase(Entry entry) {
        TableLimits limits =
                new TableLimits(room.session(), Installation.of(room.session()).codes());
        if (!limits.spend(CabinetRules.CASES, room.citizen().getId())) {
            return Optional.empty();
        }
        return Optional.of(Cases.open(room.session(), room.realm(), room.citizen(), Case.Kind.NOT_ME, entry.reference())
                .number());
    }

    private MeansOf means() {
        return MeansOf.citizen(room.session(), room.realm(), room.citizen());
    }

    private static List<String> words(Set<Kind> means) {
        return means.stream().map(Kind::word).toList();
    }
}
