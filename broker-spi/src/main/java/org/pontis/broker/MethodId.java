package org.pontis.broker;

import java.util.regex.Pattern;

/** The stable name of a login method, such as {@code sms-pin}: it stands in pages, events, metrics and tokens. */
public record MethodId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    public MethodId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("A method id is 2 to 31 of a-z, 0-9 and -, beginning with a letter.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
