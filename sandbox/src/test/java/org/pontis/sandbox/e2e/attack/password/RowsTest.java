package org.pontis.sandbox.e2e.attack.password;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part L of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("L1–L14", GuessingIT.class, UniformIT.class, OddInputIT.class, PolicyIT.class);
    }
}
