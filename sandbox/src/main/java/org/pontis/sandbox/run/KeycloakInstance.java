package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.pontis.realm.PasswordBlocklist;
import org.pontis.sandbox.machine.Tree;

/**
 * One server's own folder. Code is linked from a shared {@link KeycloakHome}; configuration, database and log are its
 * own, so that a sandbox keeps its data over restarts and a test never meets another's.
 */
record KeycloakInstance(Path path) {

    /**
     * Makes the folder ready for a start. Keycloak's import never updates a realm, so a changed realm means a fresh
     * database, and {@code news} says so.
     *
     * @param realms by their names
     */
    static KeycloakInstance prepare(
            KeycloakHome home, Path folder, String settings, Map<String, String> realms, Consumer<String> news) {
        KeycloakInstance instance = new KeycloakInstance(folder.toAbsolutePath().normalize());
        try {
            // the database has the realm's private keys
            Tree.makePrivate(instance.path);
            instance.link(home);
            // what Keycloak compressed of a theme it would go on serving after the theme has changed
            Tree.delete(instance.path.resolve("data/tmp"));
            instance.configure(settings);
            PasswordBlocklist.writeTo(instance.path.resolve("data/password-blacklists"));
            instance.placeRealms(new TreeMap<>(realms), news);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return instance;
    }

    /** Takes effect with the next start. */
    void configure(String settings) throws IOException {
        Tree.writePrivate(path.resolve("conf/keycloak.conf"), settings);
        Tree.writePrivate(path.resolve("conf/quarkus.properties"), KeycloakSettings.LIMITS);
    }

    Path script() {
        return path.resolve("bin/kc.sh");
    }

    private void link(KeycloakHome home) throws IOException {
        Files.createDirectories(path.resolve("bin"));
        // the script takes its home from where it really stands, so it is copied
        Files.copy(
                home.path().resolve("bin/kc.sh"),
                script(),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String part : new String[] {"lib", "providers", "themes"}) {
            Files.deleteIfExists(path.resolve(part));
            Files.createSymbolicLink(path.resolve(part), home.path().resolve(part));
        }
    }

    private void placeRealms(SortedMap<String, String> realms, Consumer<String> news) throws IOException {
        Path digest = path.resolve("realm.sha256");
        String now = sha256(String.join("\n", realms.values()));
        boolean imported = Files.exists(digest);
        if (imported && !Files.readString(digest).equals(now)) {
            news.accept("a realm's definition changed: the sandbox's database starts afresh");
            Tree.delete(path.resolve("data/h2"));
        }
        realms.forEach((name, realm) -> Tree.writePrivate(path.resolve("data/import/" + name + "-realm.json"), realm));
        Files.writeString(digest, now);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
