package org.pontis.sandbox.foreign;

import java.util.List;
import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;

/** What the country's Connector asks for. */
public record Wish(
        RequestedLevel level,
        NameIdFormat nameIdFormat,
        List<AttributeDefinition> attributes,
        SpType spType,
        Optional<String> requesterId,
        Optional<String> providerName,
        Optional<String> relayState) {

    /** The minimum data set of a citizen, for an office. */
    public static final Wish USUAL = new Wish(
            RequestedLevel.atLeast(LevelOfAssurance.LOW),
            NameIdFormat.UNSPECIFIED,
            AttributeProfile.mandatory(DataSet.NATURAL),
            SpType.PUBLIC,
            Optional.empty(),
            Optional.of("Tax office"),
            Optional.of("their-relay-state"));

    public Wish level(LevelOfAssurance other) {
        return new Wish(
                RequestedLevel.atLeast(other), nameIdFormat, attributes, spType, requesterId, providerName, relayState);
    }

    public Wish spType(SpType other) {
        return new Wish(level, nameIdFormat, attributes, other, requesterId, providerName, relayState);
    }

    public Wish providerName(String other) {
        return new Wish(level, nameIdFormat, attributes, spType, requesterId, Optional.of(other), relayState);
    }

    public Wish relayState(Optional<String> other) {
        return new Wish(level, nameIdFormat, attributes, spType, requesterId, providerName, other);
    }
}
