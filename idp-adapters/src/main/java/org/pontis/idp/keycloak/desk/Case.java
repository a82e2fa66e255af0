package org.pontis.idp.keycloak.desk;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that an officer has to look into with a citizen.
 *
 * @param id opaque
 * @param citizen the account's id
 * @param reference what it is about in other records, such as the id of an event; never a name or a number of somebody
 * @param closed how it ended, if it did
 */
public record Case(
        String id, String citizen, Kind kind, Optional<String> reference, Instant opened, Optional<Closed> closed) {

    /** What the citizen knows it by: short enough to be read aloud. */
    public String number() {
        return id.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** What it is about. */
    public enum Kind {
        /** A login, or another act in her name, that the citizen says was not hers. */
        NOT_ME
    }

    /** How a case ends. */
    public enum Reason {
        /** It was somebody else: the means are others now. */
        MISUSE,
        /** It was herself after all. */
        OWN_ACT,
        /** It is with the police, or another authority, from now on. */
        HANDED_OVER
    }

    /** @param officer the account's id of who closed it */
    public record Closed(Instant at, String officer, Reason reason) {}
}
