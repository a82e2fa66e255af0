package org.pontis.idp.keycloak.citizens;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.keycloak.models.UserModel;
import org.pontis.broker.Means.Kind;

/**
 * A certificate of hers, which is registered elsewhere and known from its first login on: {@code kind|first|until} in an attribute of
 * her account, {@code kind|first} where nobody said yet when it ends.
 *
 * @param first of its kind, however often the card has been renewed since
 * @param until when the one that was used last ends
 */
record Used(Kind kind, Instant first, Optional<Instant> until) {

    private static final String ATTRIBUTE = "certificates";

    static Optional<Used> of(Kind kind, UserModel user) {
        return user.getAttributeStream(ATTRIBUTE)
                .map(line -> line.split("\\|", 3))
                .filter(parts -> parts.length > 1 && parts[0].equals(kind.word()))
                .map(parts -> new Used(
                        kind,
                        instant(parts[1]).orElse(Instant.EPOCH),
                        parts.length > 2 ? instant(parts[2]) : Optional.empty()))
                .findFirst();
    }

    Used until(Optional<Instant> end) {
        return new Used(kind, first, end.or(() -> until));
    }

    /** Writes only what is not there already: most logins change nothing. */
    void storeIn(UserModel user) {
        String line = String.join("|", kind.word(), first.toString())
                + until.map(end -> "|" + end).orElse("");
        if (user.getAttributeStream(ATTRIBUTE).noneMatch(line::equals)) {
            Stream<String> others =
                    user.getAttributeStream(ATTRIBUTE).filter(other -> !other.startsWith(kind.word() + "|"));
            user.setAttribute(ATTRIBUTE, Stream.concat(others, Stream.of(line)).toList());
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
