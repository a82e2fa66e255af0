package org.pontis.sandbox.e2e.attack.ground;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part N of the catalogue, and what of part M concerns pages, where citizens and officers have pages of their own. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("N1–N13, M2, M10–M16", FormsIT.class, DiscretionIT.class, RecordIT.class, PrivilegeIT.class);
    }
}
