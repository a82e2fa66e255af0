package org.pontis.realm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows every change of the realm in review. To accept a change:
 * {@code mvn -pl realm-config -am test -Dtest=GoldenRealmTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write}.
 */
class GoldenRealmTest {

    private static final Path GOLDEN = Path.of("src/test/resources/org/pontis/realm");

    @ParameterizedTest
    @ValueSource(strings = {"es", "ee"})
    void theRealmIsTheOneReviewed(String realm) throws IOException {
        Path golden = GOLDEN.resolve(realm + ".golden.json");
        String assembled = Realms.assemble(realm, Fixed.PLACEHOLDERS);
        if (System.getProperty("golden.write") != null) {
            Files.writeString(golden, assembled);
        }

        assertThat(assembled)
                .as("differs from %s; -Dgolden.write accepts it", golden)
                .isEqualTo(Files.readString(golden));
    }

    @Test
    void assemblingAgainChangesNothing() {
        assertThat(Realms.assemble("es", Fixed.PLACEHOLDERS))
                .as("subjects and flows are the same after every start")
                .isEqualTo(Realms.assemble("es", Fixed.PLACEHOLDERS));
    }
}
