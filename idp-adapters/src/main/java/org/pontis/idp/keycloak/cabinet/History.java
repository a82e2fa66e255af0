package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.idp.keycloak.ledger.Place;

/** What happened to one citizen's account, the latest first. Nobody else's entries can be had from it, whatever is asked. */
interface History {

    /** Which entries. */
    enum Filter {
        ALL,
        LOGINS,
        REFUSED,
        ABROAD,
        ACTS
    }

    /**
     * Some of the entries.
     *
     * @param before only those that come after this, which is: older ones
     * @param most how many at most
     */
    List<Entry> entries(Filter filter, Place before, int most);

    /** The one that a form names. */
    Optional<Entry> entry(String handle);

    /** The portals where she, or whoever it was, was let in from that moment on, by the names they are registered under. */
    Set<String> portalsSince(Instant moment);
}
