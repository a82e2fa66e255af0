package org.pontis.sandbox.e2e.attack.saml;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Parts A, B and D of the catalogue, towards portals. */
class RowsTest extends EveryCase {

    RowsTest() {
        super(
                "A1–A23, B1–B37, D1–D100",
                XmlIT.class,
                BindingIT.class,
                SignatureIT.class,
                WrappingIT.class,
                EncryptionIT.class,
                ProtocolIT.class,
                SubjectIT.class);
    }
}
