package org.pontis.idp.keycloak.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.keycloak.events.Details;

/**
 * What stands beside an entry in a realm whose ledger tells durations only: what was done to her account, by whom and how, which is hers
 * to read. Where she went is not in it: no portal, no service of another country, no session, no address, and nothing by which a
 * portal's own log would be found.
 */
final class DurationsOnly {

    private static final Set<String> KEPT = Set.of(
            "acts_for",
            "asked_by",
            "by",
            "country",
            "credential",
            "document",
            "incident",
            "level",
            "limit",
            "login_method",
            "officer",
            "percent",
            "request",
            "sso",
            "took",
            "upstream",
            "what",
            Details.CREDENTIAL_TYPE,
            Details.REASON,
            Strangers.COUNT);

    private DurationsOnly() {}

    static Act act(String error, Map<String, String> details) {
        Map<String, String> kept = new HashMap<>(details);
        kept.keySet().retainAll(KEPT);
        return new Act(List.of(), error, null, kept);
    }
}
