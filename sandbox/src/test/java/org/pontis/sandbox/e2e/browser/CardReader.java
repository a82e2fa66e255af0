package org.pontis.sandbox.e2e.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.portals.Samples;

/**
 * A home folder with a store of certificates in it, as Chromium reads one on Linux (NSS): the sandbox's root, and perhaps a card.
 * The browser presents it to the card's host without asking, as after a citizen's choice.
 */
record CardReader(Path home, Addresses at) {

    private static final String NOTHING = "";

    /** Skips the test where NSS' tools are not installed. */
    static CardReader empty(Addresses at) {
        Samples.needs(Samples.tool("certutil"), "libnss3-tools");
        try {
            CardReader reader = new CardReader(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target")), "reader-")
                            .toAbsolutePath(),
                    at);
            Path root = Files.writeString(
                    reader.home.resolve("root.pem"),
                    Http.get(at.sandboxUrl() + "/api/ca").body());
            Files.createDirectories(reader.store());
            reader.run("certutil", "-N", "--empty-password");
            reader.run("certutil", "-A", "-n", "root", "-t", "CT,,", "-i", root.toString());
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With this citizen's card. */
    static CardReader with(String identifier, Addresses at) {
        CardReader reader = empty(at);
        Path card = reader.home.resolve("card.p12");
        try {
            Files.write(
                    card,
                    Http.send(
                                    HttpRequest.newBuilder(
                                            URI.create(at.sandboxUrl() + "/api/citizens/" + identifier + "/card.p12")),
                                    BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.run("pk12util", "-i", card.toString(), "-W", "1234", "-K", NOTHING);
        return reader;
    }

    Map<String, String> environment() {
        return Map.of("HOME", home.toString());
    }

    /** What an administrator's policy AutoSelectCertificateForUrls becomes. */
    Map<String, Object> settings() {
        return Map.of(
                "profile.managed_auto_select_certificate_for_urls",
                List.of("{\"pattern\":\"" + at.cardUrl() + "\",\"filter\":{}}"));
    }

    private Path store() {
        return home.resolve(".pki/nssdb");
    }

    private void run(String tool, String... arguments) {
        List<String> command = new ArrayList<>(List.of(tool, "-d", "sql:" + store()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(tool + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
