package org.pontis.sandbox.e2e.attack.eidas;

import java.util.List;

import org.pontis.sandbox.e2e.attack.EveryCase;

/** Parts A to F of the catalogue, towards other countries. */
class RowsTest extends EveryCase {

    RowsTest() {
        super(
                "A1–A23, B1–B37, C1–C19, D1–D100, E1–E14, F1–F11",
                List.of(),
                "docs/eidas-threat-model.md",
                XmlIT.class,
                SignatureIT.class,
                WrappingIT.class,
                EncryptionIT.class,
                AnswerIT.class,
                RequestIT.class,
                MetadataIT.class,
                DoorIT.class);
    }
}
