package org.pontis.sandbox.foreign;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.Algorithms;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.MetadataWriter;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Software;
import org.pontis.eidas.saml.metadata.Validity;

/** The metadata of one of the country's nodes, written anew for every reader. */
final class Publication {

    private static final Duration VALIDITY = Duration.ofDays(1);

    private final NodeCountry country;
    private final String entityId;
    private final String location;
    private final CountryKeys keys;

    Publication(NodeCountry country, String entityId, String location, CountryKeys keys) {
        this.country = country;
        this.entityId = entityId;
        this.location = location;
        this.keys = keys;
    }

    String service(Misdeed.Change change) {
        return document(
                new Offer.ProxyService(
                        Arrays.stream(LevelOfAssurance.values())
                                .map(LevelOfAssurance::uri)
                                .collect(Collectors.toSet()),
                        AttributeProfile.all().stream()
                                .map(AttributeDefinition::uri)
                                .collect(Collectors.toSet()),
                        false),
                change);
    }

    String connector(Misdeed.Change change) {
        return document(new Offer.Connector(Optional.empty()), change);
    }

    private String document(Offer offer, Misdeed.Change change) {
        Instant now = Instant.now();
        NodeMetadata node = new NodeMetadata(
                entityId,
                country,
                Validity.until(now.plus(VALIDITY)),
                new Keys(
                        List.of(keys.signing().certificate()),
                        List.of(keys.encryption().certificate())),
                List.of(new Endpoint(Binding.POST, location, 0)),
                Arrays.stream(NameIdFormat.values()).map(NameIdFormat::uri).collect(Collectors.toSet()),
                offer,
                new Software(Set.of("1.4"), Optional.empty()),
                new Algorithms(Set.of(), List.of(), Set.of()),
                new Operator(Optional.empty(), List.of()));
        Recipe recipe = change.apply(
                Recipe.good(Seal.NONE, Pen.of(keys.metadata())),
                new Scene(keys, now, Optional.empty(), Optional.empty()));
        return recipe.write(Xml.unsigned(MetadataWriter.write(node, SigningKey.eidas(keys.metadata()), List.of())));
    }
}
