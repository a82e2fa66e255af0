package org.pontis.idp.keycloak.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.broker.Standing;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.ledger.LedgerHistory;
import org.pontis.idp.recovery.Terms;

/** What an officer sees of one citizen: her means and her cases, and no more of them than the desk needs. */
record FileRows(Officer officer, UserModel citizen, Dates dates) {

    Map<String, Object> means(Means means) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", means.id());
        row.put("kind", means.kind().word());
        row.put("label", means.label());
        row.put("registration", means.registration().name().toLowerCase(Locale.ROOT));
        row.put("standing", means.standing().word());
        means.until().ifPresent(until -> row.put("until", dates.day(until)));
        row.put("usable", means.standing().usable());
        row.put("suspended", means.standing() instanceof Standing.Suspended);
        row.put("renewable", CarryingOut.isRenewable(means) && isDue(means));
        row.put("revoked", means.standing() instanceof Standing.Revoked);
        return row;
    }

    private boolean isDue(Means means) {
        Terms terms = Terms.read(RealmSettings.of(officer.realm())
                .or(Installation.of(officer.session()).settings()));
        return means.until().filter(end -> terms.isDue(end, Now.get())).isPresent();
    }

    /** Her open cases. */
    List<Map<String, Object>> cases() {
        return Cases.list(officer.session(), officer.realm(), citizen).stream()
                .filter(one -> one.closed().isEmpty())
                .map(this::row)
                .toList();
    }

    /** With when and how it was of which she says that it was not her; not where. */
    private Map<String, Object> row(Case one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", one.id());
        row.put("number", one.number());
        row.put("kind", one.kind().name());
        row.put("opened", dates.time(one.opened()));
        one.reference()
                .flatMap(id ->
                        LedgerHistory.of(officer.session(), officer.realm()).event(citizen, id))
                .ifPresent(event -> {
                    row.put("at", dates.time(Instant.ofEpochMilli(event.getTime())));
                    Optional.ofNullable(event.getDetails())
                            .map(details -> details.get("login_method"))
                            .ifPresent(method -> row.put("method", method));
                });
        return row;
    }
}
