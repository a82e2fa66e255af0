package org.pontis.eidas.saml.metadata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sector of a relying party, {@code eidas:SPType} (eIDAS Message Format 1.4, section 4.1). */
public enum SpType {
    PUBLIC,
    PRIVATE;

    /** As it stands in XML: {@code public} or {@code private}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Exactly as the schema has it; anything else is none. */
    public static Optional<SpType> of(String value) {
        return Arrays.stream(values())
                .filter(type -> type.value().equals(value))
                .findFirst();
    }
}
