package org.pontis.sandbox.e2e.attack.oidc;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part G of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super(
                "G1–G25",
                RedirectIT.class,
                CodeIT.class,
                FixationIT.class,
                ClientAssertionIT.class,
                PublicClientIT.class,
                RequestIT.class,
                TokenIT.class);
    }
}
