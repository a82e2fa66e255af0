package org.pontis.idp.keycloak.ledger;

import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.entry.Mode;

/** How much a realm's ledger tells: its attribute {@code pontis.ledger}, {@code full} or {@code durations-only}. */
final class LedgerMode {

    static final String ATTRIBUTE = "pontis.ledger";

    private LedgerMode() {}

    /** What cannot be read tells everything: a slip of the pen leaves no gap in the trail; lint says so. */
    static Mode of(RealmModel realm) {
        return "durations-only".equals(realm.getAttribute(ATTRIBUTE)) ? Mode.DURATIONS : Mode.FULL;
    }
}
