package org.pontis.eidas.explain;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.check.ForeignConnector;
import org.pontis.eidas.saml.check.ForeignService;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/** The nodes whose metadata is among the files: the senders of the messages, and those whom they are for. */
record Neighbours(List<Known> nodes) {

    /** Whether a country may send plain assertions is the operator's decision, which is not in the files. */
    private static final Tolerance PLAIN = new Tolerance(true, EncryptionPolicy.EIDAS, false);

    /** @param ok whether its document passes every check */
    record Known(NodeMetadata node, Path file, boolean ok) {}

    /** The file in which a sender's metadata is not what it should be, if no other is. */
    Optional<Path> doubtful(String entityId) {
        List<Known> known = nodes.stream()
                .filter(one -> one.node().entityId().equals(entityId))
                .toList();
        return known.stream().anyMatch(Known::ok)
                ? Optional.empty()
                : known.stream().map(Known::file).findFirst();
    }

    Optional<NodeMetadata> node(Role role, String entityId) {
        return of(role).filter(node -> node.entityId().equals(entityId)).findFirst();
    }

    Optional<ForeignConnector> connector(String entityId) {
        return node(Role.CONNECTOR, entityId)
                .filter(node -> node.endpoint(Binding.POST).isPresent())
                .map(ForeignConnector::of)
                .map(one -> new ForeignConnector(
                        one.entityId(),
                        one.country(),
                        keys(Role.CONNECTOR, entityId),
                        one.location(),
                        one.spType(),
                        one.protocolVersions()));
    }

    Optional<ForeignService> service(String entityId) {
        return node(Role.PROXY_SERVICE, entityId)
                .map(node -> ForeignService.of(node, PLAIN))
                .map(one -> new ForeignService(
                        one.entityId(),
                        one.country(),
                        keys(Role.PROXY_SERVICE, entityId),
                        one.levels(),
                        one.tolerance()));
    }

    /** The service that receives at this address; else the only one there is. */
    Optional<NodeMetadata> receivingService(Optional<String> destination) {
        return receiver(Role.PROXY_SERVICE, destination).or(() -> only(Role.PROXY_SERVICE));
    }

    /** The service that receives at this address. */
    Optional<NodeMetadata> receiver(Role role, Optional<String> destination) {
        return of(role).filter(node -> node.endpoints().stream()
                        .map(Endpoint::location)
                        .anyMatch(location -> Optional.of(location).equals(destination)))
                .findFirst();
    }

    /** Whoever asked; else whoever receives at this address; else the only connector there is. */
    Optional<OurConnector> us(Optional<String> asker, Optional<String> destination) {
        return asker.flatMap(id -> node(Role.CONNECTOR, id))
                .or(() -> receiver(Role.CONNECTOR, destination))
                .or(() -> only(Role.CONNECTOR))
                .flatMap(node -> node.endpoint(Binding.POST)
                        .map(place -> new OurConnector(node.entityId(), place.location(), node.country())));
    }

    static OurService us(NodeMetadata node) {
        return new OurService(
                node.endpoints().stream().map(Endpoint::location).collect(Collectors.toSet()),
                node.levels().stream()
                        .flatMap(level -> GrantedLevel.read(level).stream())
                        .collect(Collectors.toSet()),
                node.nameIdFormats().isEmpty()
                        ? new HashSet<>(List.of(NameIdFormat.values()))
                        : node.nameIdFormats().stream()
                                .flatMap(format -> NameIdFormat.read(format).stream())
                                .collect(Collectors.toSet()),
                node.attributes().stream()
                        .flatMap(name -> AttributeProfile.find(name).stream())
                        .collect(Collectors.toSet()),
                node.demandsRequesterId());
    }

    /** Of all documents about it: during a change of keys an old and a new one may be at hand. */
    private PinnedKeys keys(Role role, String entityId) {
        return new PinnedKeys(
                SignaturePolicy.EIDAS,
                of(role).filter(node -> node.entityId().equals(entityId))
                        .flatMap(node -> node.signingCertificates().stream())
                        .map(X509Certificate::getPublicKey)
                        .distinct()
                        .toList());
    }

    private Optional<NodeMetadata> only(Role role) {
        List<String> ids = of(role).map(NodeMetadata::entityId).distinct().toList();
        return ids.size() == 1 ? of(role).findFirst() : Optional.empty();
    }

    private Stream<NodeMetadata> of(Role role) {
        return nodes.stream().map(Known::node).filter(node -> node.role() == role);
    }
}
