package org.pontis.eidas.http.page;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;

/**
 * What this node is, for whoever types its address.
 *
 * @param country ours
 * @param operator who runs it, for people
 * @param support the e-mail address for questions
 * @param connector the address of our Connector's metadata, if we have one
 * @param service the address of our Proxy-Service's metadata, if we have one
 * @param onboarding the address of the sheet for other nodes' operators
 */
public record HomePage(
        NodeCountry country,
        String operator,
        Optional<String> support,
        Optional<String> connector,
        Optional<String> service,
        String onboarding) {}
