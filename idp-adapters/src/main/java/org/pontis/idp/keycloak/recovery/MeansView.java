package org.pontis.idp.keycloak.recovery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.broker.By;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means;
import org.pontis.broker.Registration;
import org.pontis.broker.Standing;
import org.pontis.idp.cabinet.Reach;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.recovery.Terms;

/** What the page of her means shows. */
record MeansView(Ground ground, Visitor.Known guest) {

    Map<String, Object> model() {
        MeansOf means = MeansOf.citizen(ground.session(), ground.realm(), guest.citizen());
        List<Means> all = means.all();
        Map<String, Object> model = new HashMap<>();
        model.put("means", all.stream().map(this::line).toList());
        model.put("hasPhone", means.phone().isPresent());
        model.put("hasStopCode", StopCode.isHeldBy(guest.citizen()));
        model.put("reachesStopCode", Reach.of(all).atLeast(LevelOfAssurance.SUBSTANTIAL));
        return model;
    }

    /** An office has stopped it, or nobody knows who. */
    static boolean isStoppedAtDesk(Means one) {
        return one.standing() instanceof Standing.Suspended stopped && stopped.by() != By.Who.CITIZEN;
    }

    private Map<String, Object> line(Means one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", one.id());
        line.put("kind", one.kind().word());
        line.put("label", one.label());
        line.put("registration", one.registration().word());
        line.put("standing", one.standing().word());
        line.put("usable", one.standing().usable());
        line.put("desk", isStoppedAtDesk(one));
        line.put("certificate", one.kind().certificate());
        one.until().ifPresent(end -> line.put("until", end.toEpochMilli()));
        if (one.standing() instanceof Standing.Cooling cooling) {
            line.put("cooling", cooling.until().toEpochMilli());
        }
        line.put("due", one.until().filter(end -> terms().isDue(end, Now.get())).isPresent());
        line.put(
                "raise",
                one.registration() == Registration.BASIC && one.standing().usable());
        return line;
    }

    private Terms terms() {
        return Terms.read(RealmSettings.of(ground.realm())
                .or(Installation.of(ground.session()).settings()));
    }
}
