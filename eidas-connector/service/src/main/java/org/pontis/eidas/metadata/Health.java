package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.Role;

/**
 * How one peer is doing.
 *
 * @param usableUntil how long the copy at hand may be used if no newer one comes
 * @param remarks for the other operator: what is odd, but no obstacle
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

    /** Whether logins with this peer are possible. */
    public enum State {
        /** They are, and its metadata is as new as it should be. */
        UP,
        /** They are, with an older copy, because the last renewal failed. */
        STALE,
        /** They are not: there is no metadata, or it expired. */
        DOWN
    }
}
