package org.pontis.idp.registration;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One question as a realm asks it.
 *
 * @param detail which one of the kind: of {@link Question#BOX} the number of the box; else empty
 */
public record Asked(Question question, String detail) {

    private static final Pattern SHAPE = Pattern.compile("([a-z-]{1,20})(:([0-9]{1,6}))?");

    /** Reads {@code box:505} or {@code affiliation}. */
    static Optional<Asked> read(String text) {
        return Optional.of(SHAPE.matcher(text.strip()))
                .filter(parts -> parts.matches())
                .flatMap(parts -> Arrays.stream(Question.values())
                        .filter(question -> question.word().equals(parts.group(1)))
                        .filter(question -> (question == Question.BOX) == (parts.group(3) != null))
                        .map(question -> new Asked(question, parts.group(3) == null ? "" : parts.group(3)))
                        .findFirst());
    }

    /** As it stands in settings and on the wire. */
    public String word() {
        return question.word() + (detail.isEmpty() ? "" : ":" + detail);
    }
}
