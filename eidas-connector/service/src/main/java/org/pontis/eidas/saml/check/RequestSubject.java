package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.message.ReceivedRequest.RequestedAttribute;
import org.pontis.eidas.saml.metadata.SpType;

/** A request under examination. Whoever only explains it may not know the sender or the receiver. */
record RequestSubject(
        ReceivedRequest request,
        Optional<String> relayState,
        Optional<ForeignConnector> sender,
        Optional<OurService> receiver,
        Instant now,
        TimeLimits limits) {

    Envelope envelope() {
        return request.envelope();
    }

    ForeignConnector connector() {
        return sender.orElseThrow();
    }

    OurService us() {
        return receiver.orElseThrow();
    }

    boolean knowsSender() {
        return sender.isPresent();
    }

    boolean knowsUs() {
        return receiver.isPresent();
    }

    Optional<RequestedLevel> level() {
        return request.levels().flatMap(levels -> RequestedLevel.read(levels.comparison(), levels.uris()));
    }

    /** Nothing in the request means that the service may choose. */
    Optional<NameIdFormat> nameIdFormat() {
        return request.nameIdFormat().isEmpty()
                ? Optional.of(NameIdFormat.UNSPECIFIED)
                : request.nameIdFormat().flatMap(NameIdFormat::read);
    }

    Optional<SpType> spType() {
        return request.spTypes().stream().findFirst().flatMap(SpType::of);
    }

    /** Those that the profile knows; others are ignored (IA 2.3.1). */
    List<AttributeDefinition> attributes() {
        return request.attributes().stream()
                .flatMap(attribute -> definition(attribute).stream())
                .toList();
    }

    List<DataSet> sets() {
        return attributes().stream().map(AttributeDefinition::set).distinct().toList();
    }

    static Optional<AttributeDefinition> definition(RequestedAttribute attribute) {
        return attribute.name().flatMap(AttributeProfile::find);
    }
}
