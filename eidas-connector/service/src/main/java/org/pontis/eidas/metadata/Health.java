package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.Role;

/**
 * How one peer is doing.
 *
 * @param usableUntil how long the copy at hand may be used if no newer one comes
 * @param remarks for the other operator: what is odd, but no obstacle of its metadata
 */
public record Health(
        NodeCountry country,
        Role role,
        String entityId,
        State state,
        Optional<Instant> usableUntil,
        Optional<Trouble> trouble,
        List<String> remarks) {

    public Health {
        remarks = List.copyOf(remarks);
    }

    /** The same, of a node that has good metadata and is not there. */
    public Health silentAt(String location) {
        List<String> all = new ArrayList<>(remarks);
        all.addFirst("Nobody listens at " + location + ", where browsers are to be sent.");
        return new Health(country, role, entityId, State.SILENT, usableUntil, trouble, all);
    }

    /** For a log: the state, and what is behind it. */
    public String words() {
        return switch (state) {
            case UP -> state.name();
            case SILENT -> state + ". " + remarks.getFirst();
            case STALE, DOWN -> state + ". " + trouble.map(Trouble::text).orElse("Its metadata was not fetched yet.");
        };
    }

    /** Whether logins with this peer are possible. */
    public enum State {
        /** They are, and its metadata is as new as it should be. */
        UP,
        /** They are, with an older copy, because the last renewal failed. */
        STALE,
        /** They are not: there is no metadata, or it expired. */
        DOWN,
        /** They are not: nobody is at the address that its good metadata names. */
        SILENT
    }
}
