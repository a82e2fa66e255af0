package org.pontis.sandbox.e2e.attack.log;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part N. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("N1–N13", ForgedLinesIT.class, MarkedPersonsIT.class, SecretsIT.class, TrailIT.class);
    }
}
