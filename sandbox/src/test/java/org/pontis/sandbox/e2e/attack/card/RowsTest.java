package org.pontis.sandbox.e2e.attack.card;

import java.util.List;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part K of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("K1–K13, K20–K34", List.of("org.pontis.idp.certificate", "org.pontis.idp.eidcard"), HandshakeIT.class);
    }
}
