package org.pontis.sandbox.e2e.attack.load;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part O. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("O1–O15", SlowIT.class, LargeIT.class, FloodIT.class);
    }
}
