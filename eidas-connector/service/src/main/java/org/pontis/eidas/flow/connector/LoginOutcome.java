package org.pontis.eidas.flow.connector;

import java.time.Instant;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.level.GrantedLevel;

/** How a login abroad ended. */
public sealed interface LoginOutcome {

    /**
     * We know who it is. Everything comes from a trusted assertion.
     *
     * @param level what counts here: as asserted, under the country's ceiling
     * @param authenticatedAt when, by the other country's clock
     */
    record Identified(
            Identity identity,
            GrantedLevel level,
            NodeCountry country,
            Persistence persistence,
            Instant authenticatedAt)
            implements LoginOutcome {}

    /** We do not. */
    record Refused(Problem problem, Incident incident) implements LoginOutcome {}
}
