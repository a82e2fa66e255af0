package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.run.Secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Where secrets are, and where they are not. */
@UnderAttack
class SecretsIT extends EndToEnd {

    private static final Path ROOT = Path.of("..");

    @Test
    @DisplayName(
            "N3 no secret is an argument of a process, and the environment has only what makes the first administrator")
    void noSecretIsAnArgument() throws IOException {
        Path process = Path.of("/proc/" + stack.broker().pid());
        assumeTrue(Files.isDirectory(process));
        assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain(secrets());
        Secrets secrets = stack.secrets();
        assertThat(Files.readString(process.resolve("environ")))
                .doesNotContain(secrets.codesKey(), secrets.smppPassword(), secrets.sandboxClient());
    }

    @Test
    @DisplayName("N3 nobody but the owner gets to a file with a secret or a private key")
    void nobodyButTheOwnerGetsToAFileWithASecret() throws IOException {
        List<Path> holders = new ArrayList<>();
        try (Stream<Path> files = Files.walk(stack.state())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (secrets().stream().anyMatch(content::contains)
                        || content.contains("PRIVATE KEY")
                        || content.contains("\"d\":")
                        || file.toString().matches(".*\\.(p12|mv\\.db)")) {
                    holders.add(file);
                }
            }
        }
        assertThat(holders).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(hidden(file))
                .as(() -> "only the owner gets to " + file)
                .isTrue());
    }

    @Test
    @DisplayName("N3 no page, document or log has a secret")
    void noPageHasASecret() throws IOException {
        String broker = stack.addresses().brokerUrl();
        String management = "http://localhost:" + stack.addresses().management();
        for (String place : List.of(
                broker + "/realms/es",
                broker + "/realms/es/.well-known/openid-configuration",
                broker + "/realms/es/protocol/saml/descriptor",
                broker + "/realms/es/protocol/openid-connect/certs",
                broker + "/realms/es/pontis/health",
                broker + "/realms/es/nowhere",
                broker + "/realms/es/protocol/openid-connect/auth?client_id=sandbox",
                broker + "/admin/serverinfo",
                broker + "/admin/realms/es/clients",
                management + "/metrics",
                management + "/health",
                management + "/config",
                management + "/q/dev")) {
            Browser scraper = new Browser();
            scraper.sends("Accept", "*/*");
            // metrics name the classes of errors, as http_server_errors_total does: names of code, and no traces
            String body = scraper.get(place).body().replaceAll("class=\"[\\w.$]+Exception\"", "");
            assertThat(body).as(place).doesNotContain(secrets()).doesNotContain("Exception", "PRIVATE KEY", "\"d\":");
        }
        assertThat(Files.readString(stack.broker().log())).doesNotContain(secrets());
        assertThat(Files.readString(stack.jsonLog())).doesNotContain(secrets());
    }

    @Test
    @DisplayName("N3 the repository has no private key")
    void theRepositoryHasNoPrivateKey() throws IOException {
        String begin = "-----BEGIN";
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(SecretsIT::source)
                            .filter(file -> contains(file, begin + " PRIVATE KEY")
                                    || contains(file, begin + " RSA PRIVATE KEY")
                                    || contains(file, begin + " EC PRIVATE KEY")))
                    .isEmpty();
        }
    }

    /** Besides, of the Commission's node as everybody gets it: test keys that open the messages caught from it. */
    private static boolean source(Path file) {
        if (file.toString().contains("/resources/vectors/")) {
            return false;
        }
        for (Path part : file) {
            if (Set.of("target", ".git", ".pontis", "node_modules").contains(part.toString())) {
                return false;
            }
        }
        return Files.isRegularFile(file);
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Itself, or a folder above it within the state. */
    private boolean hidden(Path file) {
        for (Path place = file; !place.equals(stack.state()); place = place.getParent()) {
            if (ownersOnly(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ownersOnly(Path place) {
        Set<PosixFilePermission> owner = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
        try {
            return owner.containsAll(Files.getPosixFilePermissions(place));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> secrets() {
        Secrets all = stack.secrets();
        return List.of(all.adminPassword(), all.codesKey(), all.smppPassword(), all.sandboxClient(), all.realmClient());
    }
}
