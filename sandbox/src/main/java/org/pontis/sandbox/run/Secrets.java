package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

import org.pontis.sandbox.machine.Tree;

/**
 * The secrets of one sandbox, made at its first start and kept in its state folder, readable by the owner only. There
 * is no default anywhere.
 *
 * @param adminPassword of the demo administrator {@code admin}
 * @param codesKey the broker's key for hashing one-time codes, 32 bytes in base64
 * @param smppPassword what the broker shows to the SMS centre; SMPP 3.4 allows eight characters
 * @param sandboxClient secret of the OAuth client {@code sandbox}
 * @param realmClient secret of the service account {@code realm-config}, which administers realms
 * @param mssPassword what the broker shows to the mobile operator
 */
public record Secrets(
        String adminPassword,
        String codesKey,
        String smppPassword,
        String sandboxClient,
        String realmClient,
        String mssPassword) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The secrets of this state folder. */
    public static Secrets of(Path state) {
        Path file = state.resolve("secrets.properties");
        if (!Files.exists(file)) {
            Tree.writePrivate(file, fresh().text());
        }
        return read(file);
    }

    /** Says nothing: records print their components, secrets must not. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }

    private static Secrets fresh() {
        Base64.Encoder word = Base64.getUrlEncoder().withoutPadding();
        return new Secrets(
                word.encodeToString(random(15)),
                Base64.getEncoder().encodeToString(random(32)),
                word.encodeToString(random(6)),
                word.encodeToString(random(24)),
                word.encodeToString(random(24)),
                word.encodeToString(random(24)));
    }

    private String text() {
        return """
                # Made at the first start. Delete the whole folder to start afresh.
                admin-password=%s
                codes-key=%s
                smpp-password=%s
                sandbox-client=%s
                realm-client=%s
                mss-password=%s
                """.formatted(adminPassword, codesKey, smppPassword, sandboxClient, realmClient, mssPassword);
    }

    private static Secrets read(Path file) {
        Properties found = new Properties();
        try {
            found.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Secrets(
                required(found, "admin-password"),
                required(found, "codes-key"),
                required(found, "smpp-password"),
                required(found, "sandbox-client"),
                required(found, "realm-client"),
                required(found, "mss-password"));
    }

    private static String required(Properties found, String name) {
        String value = found.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(
                    "The state folder's secrets.properties has no " + name + "; delete the folder.");
        }
        return value;
    }

    private static byte[] random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return value;
    }
}
