package org.pontis.eidas.flow;

import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.Peers;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/** The nodes of other countries, as far as their metadata was verified and may be used now. */
public interface Nodes {

    Optional<NodeMetadata> find(Role role, String entityId);

    /** The same after a message with an unknown key; its metadata may be fetched again for that. */
    Optional<NodeMetadata> again(Role role, String entityId);

    Optional<NodeMetadata> proxyService(NodeCountry country);

    /** Whether a node is there to receive citizens at this address; may try a connection. */
    default boolean answers(String location) {
        return true;
    }

    /** The same as far as is known already. */
    default boolean answered(String location) {
        return true;
    }

    /** How each is doing that was set up, usable or not. */
    List<Health> health();

    /** @param pulse by which a node is silent that has good metadata */
    static Nodes of(Peers peers, Pulse pulse) {
        return new Nodes() {

            @Override
            public Optional<NodeMetadata> find(Role role, String entityId) {
                return peers.find(role, entityId);
            }

            @Override
            public Optional<NodeMetadata> again(Role role, String entityId) {
                return peers.again(role, entityId);
            }

            @Override
            public Optional<NodeMetadata> proxyService(NodeCountry country) {
                return peers.proxyService(country);
            }

            @Override
            public boolean answers(String location) {
                return pulse.answers(location);
            }

            @Override
            public boolean answered(String location) {
                return pulse.answered(location);
            }

            @Override
            public List<Health> health() {
                return peers.health().stream().map(this::heard).toList();
            }

            private Health heard(Health peer) {
                return Optional.of(peer)
                        .filter(one -> one.role() == Role.PROXY_SERVICE && one.state() != Health.State.DOWN)
                        .flatMap(one -> peers.find(one.role(), one.entityId()))
                        .flatMap(node -> node.endpoint(Binding.POST))
                        .map(Endpoint::location)
                        .filter(pulse::isSilent)
                        .map(peer::silentAt)
                        .orElse(peer);
            }
        };
    }
}
