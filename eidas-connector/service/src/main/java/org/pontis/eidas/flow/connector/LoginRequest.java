package org.pontis.eidas.flow.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;

/**
 * What somebody of our country wants to know about a foreign citizen.
 *
 * @param id nobody can guess it; whoever asks keeps what else belongs to it under the same id
 * @param clientId who asks us
 * @param attributes of one kind of person; the minimum data set is asked for in any case
 * @param spType the sector of the relying party
 * @param requesterId the relying party, as our country names it to others
 * @param providerName what the relying party is called, for people; cut to the 128 characters that nodes take
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
        Optional<NodeCountry> country)
        implements Charged {

    private static final int MAX_PROVIDER_NAME = 128;
    private static final int MAX_REQUESTER_ID = 1_024;

    public LoginRequest {
        attributes = List.copyOf(attributes);
        uiLocales = List.copyOf(uiLocales);
        if (id.isBlank() || clientId.isBlank()) {
            throw new IllegalArgumentException("A login has an id and somebody who asks.");
        }
        if (attributes.stream().map(AttributeDefinition::set).distinct().count() > 1
                || attributes.stream().anyMatch(attribute -> attribute.set().isRepresentative())) {
            throw new IllegalArgumentException("A login is about one natural or legal person.");
        }
        if (requesterId.orElse("").length() > MAX_REQUESTER_ID) {
            throw new IllegalArgumentException("The relying party's identifier is too long.");
        }
        providerName = providerName.map(name -> name.substring(0, Math.min(name.length(), MAX_PROVIDER_NAME)));
    }

    @Override
    public Set<Payer> payers() {
        return Set.of(new Payer(Payer.Kind.CLIENT, clientId), new Payer(Payer.Kind.LOGIN, id));
    }
}
