package org.pontis.sandbox.e2e.attack.session;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part M of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("M1–M16", PageIT.class, StepUpIT.class);
    }
}
