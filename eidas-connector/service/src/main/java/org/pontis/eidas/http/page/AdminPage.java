package org.pontis.eidas.http.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.metadata.Expiry;
import org.pontis.eidas.metadata.Health;

/**
 * How the node is doing, for its operator.
 *
 * @param country ours
 * @param now by our clock
 * @param checks what is checked of ourselves, and whether it is well
 * @param peers other countries' nodes
 * @param expiries what ends when, theirs and ours, in any order
 */
public record AdminPage(
        NodeCountry country, Instant now, Map<String, Boolean> checks, List<Health> peers, List<Expiry> expiries) {

    public AdminPage {
        checks = Map.copyOf(checks);
        peers = List.copyOf(peers);
        expiries = List.copyOf(expiries);
    }
}
