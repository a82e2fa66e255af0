package org.pontis.eidas.saml.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a relying party is a public body (message format 4.1; Regulation (EU) 2015/1501, article 5(2)). */
public enum SpType {
    PUBLIC,
    PRIVATE;

    /** The value in messages: lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the value in a message; nothing for any other spelling. */
    public static Optional<SpType> read(String value) {
        return Arrays.stream(values())
                .filter(type -> type.value().equals(value))
                .findFirst();
    }
}
