package org.pontis.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The three levels of assurance of Regulation (EU) 910/2014, article 8, in rising order. This is the only place where
 * levels are compared.
 */
public enum LevelOfAssurance {
    LOW,
    SUBSTANTIAL,
    HIGH;

    private static final String URI_PREFIX = "http://eidas.europa.eu/LoA/";

    /** The short name portals may use in {@code acr_values}: {@code low}, {@code substantial} or {@code high}. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The URI of the eIDAS SAML message format, section 3.2, such as {@code http://eidas.europa.eu/LoA/high}. */
    public String uri() {
        return URI_PREFIX + shortName();
    }

    /** Whether this level satisfies a request for {@code minimum}. */
    public boolean atLeast(LevelOfAssurance minimum) {
        return compareTo(minimum) >= 0;
    }

    /** The weaker of two levels: a chain of evidence is as strong as its weakest link. */
    public LevelOfAssurance cappedBy(LevelOfAssurance ceiling) {
        return compareTo(ceiling) <= 0 ? this : ceiling;
    }

    /** The next level up, or nothing above {@link #HIGH}; SAML core 3.3.2.2.1 {@code better} asks for it. */
    public Optional<LevelOfAssurance> next() {
        return this == HIGH ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    /** Reads an eIDAS URI or a short name, exactly as written; anything else is no level. */
    public static Optional<LevelOfAssurance> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.uri().equals(name) || level.shortName().equals(name))
                .findFirst();
    }
}
