package org.pontis.eidas.saml;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.eidas.keys.Corretto;

/** Whoever computes, the same signatures are good and the same are not. */
@ExtendWith(Corretto.class)
class WithCorrettoTest {

    @Nested
    class Signatures extends EidasSignatureTest {}
}
