package org.pontis.eidas.flow.connector;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * Our Connector, as it is set up.
 *
 * @param spType set if our metadata says it; then requests do not (message format 4.1)
 * @param rules for countries that are not treated as the standard has it
 * @param patience how long a citizen may take, from the relying party to the answer
 */
public record Connector(
        OurConnector us,
        Optional<SpType> spType,
        Map<NodeCountry, CountryRules> rules,
        TimeLimits limits,
        Duration patience) {

    public Connector {
        rules = Map.copyOf(rules);
    }

    CountryRules rulesOf(NodeCountry country) {
        return rules.getOrDefault(country, CountryRules.STANDARD);
    }
}
