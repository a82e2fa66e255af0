package org.pontis.sandbox.e2e.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AssuranceDocumentTest {

    /** What the tables should be is left in {@code target/assurance-tables.md}, to be copied. */
    @Test
    void theTablesOfTheDocumentAreTheOracles() throws IOException {
        Files.writeString(Path.of("target/assurance-tables.md"), Condensed.markdown());
        assertThat(Files.readString(Path.of("../docs/assurance.md"))).contains(Condensed.markdown());
    }
}
