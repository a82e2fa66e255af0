package org.pontis.sandbox.e2e.attack.saml;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Part C of the catalogue: the broker decrypts nothing that a portal sends. Each is signed by the portal's own key. */
class EncryptionIT extends SamlAttack {

    private static final String DATA =
            "<xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\">%s</xenc:EncryptedData>";
    private static final String VALUE = "<xenc:CipherData><xenc:CipherValue>AAAA</xenc:CipherValue></xenc:CipherData>";

    @Test
    @DisplayName("C2 an encrypted assertion in a portal's message is refused")
    void encryptedAssertion() {
        refusedSigned(
                "structure",
                pen.authnRequest(
                        Pen.now(), "<saml:EncryptedAssertion>" + DATA.formatted(VALUE) + "</saml:EncryptedAssertion>"));
    }

    @Test
    @DisplayName("C3 an encrypted name in a LogoutRequest or AuthnRequest is not offered")
    void encryptedId() {
        String id = "<saml:EncryptedID>" + DATA.formatted(VALUE) + "</saml:EncryptedID>";
        refusedSigned("unsupported", pen.logoutRequest().replace("<saml:NameID>nobody</saml:NameID>", id));
        refusedSigned("unsupported", pen.authnRequest(Pen.now(), "<saml:Subject>" + id + "</saml:Subject>"));
        refusedSigned(
                "structure",
                pen.authnRequest(Pen.now(), "<samlp:Extensions>" + DATA.formatted(VALUE) + "</samlp:Extensions>"));
    }

    @Test
    @DisplayName("C10 a CipherReference is never followed")
    void cipherReference() {
        String reference = "<xenc:CipherData><xenc:CipherReference URI=\"" + oracle.canary()
                + "\"><xenc:Transforms><ds:Transform xmlns:ds=\"" + Xml.DS
                + "\" Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"/></xenc:Transforms>"
                + "</xenc:CipherReference></xenc:CipherData>";
        refusedSigned(
                "unsupported",
                pen.logoutRequest()
                        .replace(
                                "<saml:NameID>nobody</saml:NameID>",
                                "<saml:EncryptedID>" + DATA.formatted(reference) + "</saml:EncryptedID>"));
    }

    @Test
    @DisplayName("C11 a RetrievalMethod is never followed")
    void retrievalMethod() {
        String method = "<ds:KeyInfo xmlns:ds=\"" + Xml.DS + "\"><ds:RetrievalMethod URI=\"" + oracle.canary()
                + "\"/></ds:KeyInfo>";
        refusedSigned(
                "unsupported",
                pen.logoutRequest()
                        .replace(
                                "<saml:NameID>nobody</saml:NameID>",
                                "<saml:EncryptedID>" + DATA.formatted(method + VALUE) + "</saml:EncryptedID>"));
    }

    @Test
    @DisplayName("C12 a thousand encrypted keys cost no decryption")
    void manyKeys() {
        String key = "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"/>";
        refusedSigned(
                "unsupported",
                pen.logoutRequest()
                        .replace(
                                "<saml:NameID>nobody</saml:NameID>",
                                "<saml:EncryptedID>" + key.repeat(1_000) + "</saml:EncryptedID>"));
    }
}
