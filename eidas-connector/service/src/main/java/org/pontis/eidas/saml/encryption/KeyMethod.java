package org.pontis.eidas.saml.encryption;

import java.security.PrivateKey;
import java.util.Optional;

import javax.crypto.SecretKey;

/** How the content's key reaches us. Reading it from a message has checked everything that needs no private key. */
sealed interface KeyMethod permits KeyTransport, KeyAgreement {

    /** The content's key, or nothing, whatever it was that failed. */
    Optional<SecretKey> unwrap(PrivateKey ours, byte[] wrapped);
}
