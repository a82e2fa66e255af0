package org.pontis.idp.keycloak.installation;

import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.entry.Mode;

/** Whether a realm may remember which portals its citizens go to: not where its ledger tells durations only. */
public final class NamedPortals {

    private static final String LEDGER = "ledger-mode";

    private NamedPortals() {}

    public static boolean in(RealmModel realm) {
        return RealmSettings.of(realm)
                .text(LEDGER)
                .filter(Mode.DURATIONS.id()::equals)
                .isEmpty();
    }
}
