package org.pontis.idp.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an officer does for a citizen. */
public enum Act {
    /** Somebody new, or somebody known who has nothing to log in with: a phone, and a code for a password. */
    REGISTER,
    /** A phone more, for who lost hers. */
    NEW_PHONE,
    /** From a registration made online to one made in person. */
    RAISE,
    /** A means counts no more for now. */
    SUSPEND,
    /** A suspended means counts again. */
    REACTIVATE,
    /** A means is given up for good. */
    REVOKE,
    /** A means lasts another term, also when its own is over. */
    RENEW,
    /** A new printed code for a password. */
    NEW_CODE,
    /** The name or the document is another than the account says. */
    IDENTITY,
    /** A case is looked into and done with. */
    CLOSE_CASE;

    /** As forms, events and metrics have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The act with this {@link #word()}. */
    public static Optional<Act> named(String word) {
        return Stream.of(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
