package org.pontis.eidas.explain;

import java.util.Optional;

import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.OpenRequest;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.Envelope;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.ReceivedRequest;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.SpType;

/** The request among the files, as if it were the one that waits for the response. */
record Asked(EidasRequest request, String service, NodeCountry country) implements OpenRequest {

    /** The request, if it says enough to be compared with. */
    static Optional<Asked> of(ReceivedRequest request, Neighbours neighbours, Optional<ForeignService> sender) {
        Envelope envelope = request.envelope();
        Optional<NodeMetadata> service = neighbours.receiver(Role.PROXY_SERVICE, envelope.destination());
        Optional<NodeCountry> country =
                service.map(NodeMetadata::country).or(() -> sender.map(ForeignService::country));
        Optional<RequestedLevel> level =
                request.levels().flatMap(levels -> RequestedLevel.read(levels.comparison(), levels.uris()));
        if (envelope.id().isEmpty() || envelope.issuedAt().isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        String destination = envelope.destination().orElse("");
        try {
            return Optional.of(new Asked(
                    new EidasRequest(
                            envelope.id().get(),
                            envelope.issuedAt().get(),
                            envelope.issuer().orElse(""),
                            destination,
                            level.get(),
                            request.nameIdFormat().flatMap(NameIdFormat::read).orElse(NameIdFormat.UNSPECIFIED),
                            request.attributes().stream()
                                    .flatMap(asked -> asked.name().flatMap(AttributeProfile::find).stream())
                                    .toList(),
                            request.spTypes().stream().findFirst().flatMap(SpType::of),
                            request.requesterIds().stream().findFirst(),
                            request.providerName()),
                    service.map(NodeMetadata::entityId).orElse(destination),
                    // without any metadata nothing is compared with it
                    country.orElse(new NodeCountry("EU"))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing in the files says otherwise. */
    @Override
    public boolean allowsRepresentation() {
        return true;
    }

    /** It is not in the files. */
    @Override
    public Optional<String> relayState() {
        return Optional.empty();
    }
}
