package org.pontis.eidas.saml.check;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.pontis.eidas.saml.Rejected;

/** Whoever has our decryption keys. */
@FunctionalInterface
public interface AssertionOpener {

    /** @throws Rejected if no key opens it, or what is inside is not a valid assertion */
    Assertion open(EncryptedAssertion encrypted) throws Rejected;
}
