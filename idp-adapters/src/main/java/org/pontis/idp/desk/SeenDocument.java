package org.pontis.idp.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.broker.PersonIdentifier;

/** Which document the officer has in her hand. */
public enum SeenDocument {
    /** The national identity card. */
    DNI,
    /** The card of somebody from abroad who lives here. */
    NIE,
    /** A passport of this country, which has the national number as well. */
    PASSPORT;

    private static final String FOREIGNERS = "XYZ";

    /** As forms and events have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The document with this {@link #word()}. */
    public static Optional<SeenDocument> named(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Whether such a document can have this number. Only Spain tells by the number who has which card. */
    public boolean fits(PersonIdentifier who) {
        if (!who.country().equals("ES")) {
            return true;
        }
        boolean foreigner = FOREIGNERS.indexOf(who.value().charAt(0)) >= 0;
        return foreigner == (this == NIE);
    }
}
