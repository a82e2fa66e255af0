package org.pontis.sandbox.phones;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the code in a message as phones do: by its last line {@code @host #code} (WICG origin-bound one-time codes). */
public final class Code {

    private static final Pattern LAST_LINE = Pattern.compile("(?:^|\\n)@\\S+ #(\\S+)(?: @\\S+)?\\s*$");

    private Code() {}

    public static Optional<String> in(String text) {
        Matcher matcher = LAST_LINE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
