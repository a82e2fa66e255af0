package org.pontis.eidas.flow.proxy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.check.TrustedRequest;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.store.Charged;
import org.pontis.eidas.store.Payer;

/**
 * What a trusted request asks, as far as it is needed until the answer.
 *
 * @param connector the entity ID of who asks
 * @param country of who asks
 * @param at when it came
 * @param location where the answer goes
 * @param party the relying party, as it calls itself
 */
public record Asked(
        String requestId,
        Instant at,
        String connector,
        NodeCountry country,
        String location,
        RequestedLevel level,
        NameIdFormat nameIdFormat,
        List<AttributeDefinition> attributes,
        Optional<String> party,
        Optional<String> relayState)
        implements Charged {

    @Override
    public Set<Payer> payers() {
        return Set.of(new Payer(Payer.Kind.COUNTRY, country.code()));
    }

    static Asked of(TrustedRequest request, Instant at) {
        return new Asked(
                request.id(),
                at,
                request.connector(),
                request.country(),
                request.location(),
                request.level(),
                request.nameIdFormat(),
                request.attributes(),
                request.providerName().or(request::requesterId),
                request.relayState());
    }
}
