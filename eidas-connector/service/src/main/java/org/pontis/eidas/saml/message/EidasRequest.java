package org.pontis.eidas.saml.message;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * What our connector asks of another country's service (message format 2.4.1).
 *
 * @param issuer our entity ID: the address of our metadata
 * @param destination the service's address for the binding in use
 * @param attributes of one kind of person, its whole minimum among them; never a representative's
 * @param spType nothing when our metadata says it (message format 4.1: one of the two, never both)
 * @param requesterId who relies on the answer
 * @param providerName what the relying party is called, up to 128 characters
 */
public record EidasRequest(
        String id,
        Instant issuedAt,
        String issuer,
        String destination,
        RequestedLevel level,
        NameIdFormat nameIdFormat,
        List<AttributeDefinition> attributes,
        Optional<SpType> spType,
        Optional<String> requesterId,
        Optional<String> providerName) {

    private static final int MAX_PROVIDER_NAME = 128;
    private static final int MAX_REQUESTER_ID = 1_024;

    public EidasRequest {
        attributes = List.copyOf(attributes);
        Set<DataSet> sets = attributes.stream()
                .map(AttributeDefinition::set)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataSet.class)));
        if (sets.size() != 1 || sets.iterator().next().isRepresentative()) {
            throw new IllegalArgumentException("A request is about one natural or legal person.");
        }
        if (!attributes.containsAll(AttributeProfile.mandatory(sets.iterator().next()))) {
            throw new IllegalArgumentException("A request asks for the whole minimum data set.");
        }
        if (attributes.stream().distinct().count() != attributes.size()) {
            throw new IllegalArgumentException("An attribute is asked for once.");
        }
        if (providerName.orElse("").length() > MAX_PROVIDER_NAME
                || requesterId.orElse("").length() > MAX_REQUESTER_ID) {
            throw new IllegalArgumentException("The relying party's name or identifier is too long.");
        }
    }
}
