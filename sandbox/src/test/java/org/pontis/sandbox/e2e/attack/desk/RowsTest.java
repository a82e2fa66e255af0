package org.pontis.sandbox.e2e.attack.desk;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** What of part N and M an officer's page has to show. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("N8, M14", OfficerIT.class);
    }
}
