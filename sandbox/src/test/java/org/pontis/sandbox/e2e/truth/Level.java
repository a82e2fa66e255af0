package org.pontis.sandbox.e2e.truth;

import java.util.Optional;

/** The table's own idea of the three levels. */
enum Level {
    LOW("low"),
    SUBSTANTIAL("substantial"),
    HIGH("high");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    String uri() {
        return "http://eidas.europa.eu/LoA/" + word;
    }

    boolean reaches(Level other) {
        return ordinal() >= other.ordinal();
    }

    static Level higher(Level one, Level other) {
        return one.reaches(other) ? one : other;
    }

    static Level lower(Level one, Level other) {
        return one.reaches(other) ? other : one;
    }

    static Optional<Level> of(String name) {
        for (Level level : values()) {
            if (name.equals(level.word) || name.equals(level.uri())) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
