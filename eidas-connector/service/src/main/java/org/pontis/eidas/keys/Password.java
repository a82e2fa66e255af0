package org.pontis.eidas.keys;

/** What opens a key store. It never shows itself. */
public final class Password {

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    public static Password of(String text) {
        return new Password(text);
    }

    public char[] chars() {
        return text.toCharArray();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
