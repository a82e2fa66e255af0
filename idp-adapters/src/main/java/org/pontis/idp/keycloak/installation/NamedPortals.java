package org.pontis.idp.keycloak.installation;

import org.keycloak.models.RealmModel;

/** Whether a realm may remember which portals its citizens go to: not where its ledger tells durations only. */
public final class NamedPortals {

    private static final String LEDGER = "ledger";
    private static final String DURATIONS = "durations-only";

    private NamedPortals() {}

    public static boolean in(RealmModel realm) {
        return RealmSettings.of(realm).text(LEDGER).filter(DURATIONS::equals).isEmpty();
    }
}
