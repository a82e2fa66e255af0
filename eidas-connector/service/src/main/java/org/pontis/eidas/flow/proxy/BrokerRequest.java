package org.pontis.eidas.flow.proxy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.NodeCountry;

/**
 * What the broker is to find out.
 *
 * @param level at least this
 * @param forceLogin whether a login of before counts; between countries it never does (message format 2.4.1)
 * @param portalName the relying party abroad, for the citizen's eyes; text of somebody else
 * @param asker the country that asks
 * @param uiLocales language tags of BCP 47, the preferred one first; may be empty
 * @param claims the names of the claims that are needed
 */
public record BrokerRequest(
        LevelOfAssurance level,
        boolean forceLogin,
        Optional<String> portalName,
        NodeCountry asker,
        List<String> uiLocales,
        Set<String> claims) {

    public BrokerRequest {
        uiLocales = List.copyOf(uiLocales);
        claims = Set.copyOf(claims);
    }
}
