package org.pontis.eidas.flow.connector;

import java.util.Locale;

/** How long a country's identifier of a person stays the same, as our operator knows that country (attribute profile 2.2.3). */
public enum Persistence {
    /** All her life. */
    PERMANENT,
    /** Until something about her or her means of login changes, such as a new card. */
    CHANGEABLE,
    /** Nobody has told us. */
    UNKNOWN;

    /** As it stands in tokens and settings: the name in lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
