package org.pontis.eidas.flow.proxy;

import java.util.Optional;

import org.pontis.eidas.flow.Memo;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.check.ForeignConnector;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/** The nodes that may ask us. */
final class Askers {

    private final Nodes nodes;
    private final Memo<NodeMetadata, ForeignConnector> connectors = new Memo<>(ForeignConnector::of);

    Askers(Nodes nodes) {
        this.nodes = nodes;
    }

    Optional<ForeignConnector> find(String entityId) {
        return nodes.find(Role.CONNECTOR, entityId)
                .filter(node -> node.endpoint(Binding.POST).isPresent())
                .map(node -> connectors.of(entityId, node));
    }

    /** Whether its metadata could be had again, after a message with an unknown key. */
    boolean learnAgain(String entityId) {
        return nodes.again(Role.CONNECTOR, entityId).isPresent();
    }

    /** Who can read what is encrypted for it, by its metadata as it is now. */
    Optional<Recipient> recipient(String entityId) {
        return nodes.find(Role.CONNECTOR, entityId)
                .flatMap(NodeMetadata::encryptionCertificate)
                .flatMap(certificate -> {
                    try {
                        return Optional.of(Recipient.of(certificate));
                    } catch (Rejected weak) {
                        return Optional.empty();
                    }
                });
    }
}
