package org.pontis.eidas.oidc.provider;

import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * A request that keeps every rule.
 *
 * @param redirectUri one of the client's
 * @param codeChallenge of method S256
 * @param attributes of one kind of person, its minimum data set among them
 * @param locales languages that the citizen prefers, best first
 * @param country where the broker thinks that the citizen comes from
 */
record AuthorizationRequest(
        Client client,
        String redirectUri,
        Optional<String> state,
        Optional<String> nonce,
        String codeChallenge,
        RequestedAcr acr,
        List<AttributeDefinition> attributes,
        List<String> locales,
        Optional<NodeCountry> country,
        SpType spType,
        Optional<String> requesterId,
        Optional<String> providerName) {}
