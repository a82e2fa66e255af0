package org.pontis.sandbox.e2e.attack.code;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Part I of the catalogue. */
class RowsTest extends EveryCase {

    RowsTest() {
        super("I1–I17", GuessingIT.class, SwappingIT.class, MalformedIT.class, SecrecyIT.class, UniformIT.class);
    }
}
