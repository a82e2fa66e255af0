package org.pontis.eidas.saml.check;

import java.util.Optional;

/** A protocol value of somebody else's message, fit for a log line: short, printable, on one line. */
final class Quote {

    private static final int MAX_LENGTH = 200;

    private Quote() {}

    static String of(Optional<?> value) {
        return value.map(Quote::of).orElse("nothing");
    }

    static String of(Object value) {
        String text = value.toString();
        StringBuilder printable = new StringBuilder("\"");
        text.chars().limit(MAX_LENGTH).forEach(c -> printable.append(c >= ' ' && c < 0x7F ? (char) c : '?'));
        return printable.append(text.length() > MAX_LENGTH ? "…\"" : "\"").toString();
    }
}
