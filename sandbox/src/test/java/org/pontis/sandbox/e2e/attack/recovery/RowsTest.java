package org.pontis.sandbox.e2e.attack.recovery;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** The rows of the catalogue that are about recovery. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("H14, H15, L1–L6, L8, L9, L12, L14, M10", TakeoverIT.class, MidwayIT.class);
    }
}
