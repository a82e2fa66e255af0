package org.pontis.sandbox.e2e.attack.mobileid;

import java.util.List;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part J of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("J1–J18", List.of("org.pontis.idp.mobileid", "org.pontis.idp.certificate"), WaitingIT.class);
    }
}
