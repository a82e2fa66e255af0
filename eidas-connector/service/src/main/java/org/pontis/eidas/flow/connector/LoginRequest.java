package org.pontis.eidas.flow.connector;

import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * What somebody of our country wants to know about a foreign citizen.
 *
 * @param id nobody can guess it; whoever asks keeps what else belongs to it under the same id
 * @param clientId who asks us
 * @param attributes of one kind of person; the minimum data set is asked for in any case
 * @param spType the sector of the relying party
 * @param requesterId the relying party, as our country names it to others
 * @param providerName what the relying party is called, for people
 * @param allowsRepresentation whether it understands that somebody may act for somebody else (attribute profile 2.8)
 * @param uiLocales language tags of BCP 47, the preferred one first
 * @param country the citizen's country, where that is known already
 */
public record LoginRequest(
        String id,
        String clientId,
        RequestedLevel level,
        List<AttributeDefinition> attributes,
        SpType spType,
        Optional<String> requesterId,
        Optional<String> providerName,
        boolean allowsRepresentation,
        List<String> uiLocales,
        Optional<NodeCountry> country) {

    public LoginRequest {
        attributes = List.copyOf(attributes);
        uiLocales = List.copyOf(uiLocales);
        if (id.isBlank() || clientId.isBlank()) {
            throw new IllegalArgumentException("A login has an id and somebody who asks.");
        }
    }
}
