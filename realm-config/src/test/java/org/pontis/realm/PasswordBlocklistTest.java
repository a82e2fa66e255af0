package org.pontis.realm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordBlocklistTest {

    @Test
    void whatPeopleMakeOfACommonPasswordIsRefused() throws IOException {
        assertThat(PasswordBlocklist.passwords())
                .contains(
                        "passwordpassword",
                        "password1234567",
                        "qwertyqwertyqwerty",
                        "123456123456123",
                        "agenciatributaria",
                        "contraseñacontraseña");
    }

    @Test
    void nothingIsListedThatIsTooShortAnyway() throws IOException {
        Set<String> passwords = PasswordBlocklist.passwords();
        assertThat(passwords).allMatch(password -> password.length() >= 15);
        assertThat(passwords.size()).isBetween(50_000, 400_000);
    }

    @Test
    void theFileIsInLowerCaseAsKeycloakComparesIt(@TempDir Path folder) throws IOException {
        Path file = PasswordBlocklist.writeTo(folder.resolve("data/password-blacklists"));

        assertThat(file).hasFileName("pontis-passwords.txt");
        assertThat(Files.readAllLines(file)).allMatch(line -> line.equals(line.toLowerCase(Locale.ROOT)));
    }
}
