package org.pontis.sandbox.e2e.attack.linking;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part H of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("H1–H23", OnePersonIT.class, ProviderIT.class, CrossedIT.class);
    }
}
