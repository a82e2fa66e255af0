package org.pontis.realm.admin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the operator proves to be an administrator. Everything comes from the environment or from files that it names:
 * a command line stands in process lists and histories. There is no way to give a person's password.
 */
public sealed interface Credentials {

    /** What a token request carries; nothing if there is no request to be made. */
    Map<String, String> tokenRequest(URI issuer);

    /** A token that somebody else fetched. */
    record Token(String value) implements Credentials {
        @Override
        public Map<String, String> tokenRequest(URI issuer) {
            return Map.of();
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** A service account with a secret (RFC 6749, section 4.4). */
    record Secret(String client, String secret) implements Credentials {
        @Override
        public Map<String, String> tokenRequest(URI issuer) {
            return Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret);
        }

        @Override
        public String toString() {
            return "Secret[" + client + "]";
        }
    }

    /** A service account with a key (RFC 7523, section 2.2): nothing that could be stolen goes over the wire. */
    record Key(String client, ClientAssertion assertion) implements Credentials {
        @Override
        public Map<String, String> tokenRequest(URI issuer) {
            return Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    client,
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    assertion.forAudience(client, issuer));
        }
    }

    /**
     * Reads {@code PONTIS_ADMIN_TOKEN}, or {@code PONTIS_ADMIN_CLIENT} with {@code PONTIS_ADMIN_SECRET} or
     * {@code PONTIS_ADMIN_KEY}; the secrets also from files named by {@code …_FILE}.
     *
     * @throws IllegalArgumentException with a sentence, if there is nothing or something unreadable
     */
    static Credentials from(UnaryOperator<String> environment) {
        Optional<String> token = read(environment, "PONTIS_ADMIN_TOKEN");
        if (token.isPresent()) {
            return new Token(token.get());
        }
        String client = Optional.ofNullable(environment.apply("PONTIS_ADMIN_CLIENT"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Who are you? Set PONTIS_ADMIN_CLIENT with PONTIS_ADMIN_SECRET_FILE or PONTIS_ADMIN_KEY_FILE,"
                                + " or PONTIS_ADMIN_TOKEN_FILE."));
        Optional<String> key = read(environment, "PONTIS_ADMIN_KEY");
        if (key.isPresent()) {
            return new Key(client, ClientAssertion.of(key.get(), environment.apply("PONTIS_ADMIN_KEY_ID")));
        }
        return read(environment, "PONTIS_ADMIN_SECRET")
                .map(secret -> new Secret(client, secret))
                .orElseThrow(() -> new IllegalArgumentException(
                        "PONTIS_ADMIN_CLIENT needs PONTIS_ADMIN_SECRET_FILE or PONTIS_ADMIN_KEY_FILE."));
    }

    private static Optional<String> read(UnaryOperator<String> environment, String name) {
        String file = environment.apply(name + "_FILE");
        if (file == null) {
            return Optional.ofNullable(environment.apply(name));
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The file that " + name + "_FILE names cannot be read.", unreadable);
        }
    }
}
