package org.pontis.eidas.saml.encryption;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.eidas.keys.Corretto;

/** Whoever computes, the same opens and the same does not. */
@ExtendWith(Corretto.class)
class WithCorrettoTest {

    @Nested
    class WhatWeEncrypt extends RecipientTest {}

    @Nested
    class WhatOthersEncrypted extends VectorsOpenTest {}

    @Nested
    class WhatIsHostile extends HostileEncryptionTest {}
}
