package org.pontis.eidas.flow;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * The name of one mishap, on the citizen's page and in the log.
 *
 * @param id eight of 0-9 and A-Z
 */
public record Incident(String id) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{8}");
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    public Incident {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("An incident has eight of 0-9 and A-Z.");
        }
    }

    /** A new one. */
    public static Incident next() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new Incident(id.toString());
    }

    @Override
    public String toString() {
        return id;
    }
}
