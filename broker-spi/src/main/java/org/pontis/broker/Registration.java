package org.pontis.broker;

import java.util.Locale;

/**
 * How a credential was bound to its citizen. CIR (EU) 2015/1502 sets minima for enrolment apart from those for the
 * means, so a strong means enrolled weakly stays weak.
 */
public enum Registration {
    /** Online, on what a person knows. Carries no more than low. */
    BASIC(LevelOfAssurance.LOW),
    /** In person or by a certificate. Carries up to high. */
    ADVANCED(LevelOfAssurance.HIGH);

    private final LevelOfAssurance carries;

    Registration(LevelOfAssurance carries) {
        this.carries = carries;
    }

    /** The highest level a credential registered this way can give. */
    public LevelOfAssurance carries() {
        return carries;
    }

    /** As accounts and pages have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The weaker of two registrations. */
    public Registration and(Registration other) {
        return this == BASIC ? BASIC : other;
    }
}
