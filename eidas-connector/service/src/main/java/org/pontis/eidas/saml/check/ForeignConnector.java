package org.pontis.eidas.saml.check;

import java.security.cert.Certificate;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.SpType;

/**
 * A node that asks, as its verified metadata describes it.
 *
 * @param location where it receives responses
 * @param spType nothing when every request says it
 * @param protocolVersions empty if it does not say
 */
public record ForeignConnector(
        String entityId,
        NodeCountry country,
        PinnedKeys keys,
        String location,
        Optional<SpType> spType,
        Set<String> protocolVersions) {

    private static final Set<String> BEFORE_MIXING_ENDED = Set.of("1.0", "1.1", "1.2", "1.3");

    /** @throws IllegalArgumentException if the metadata names no place for responses */
    public static ForeignConnector of(NodeMetadata metadata) {
        return new ForeignConnector(
                metadata.entityId(),
                metadata.country(),
                keys(metadata),
                metadata.endpoint(Binding.POST)
                        .map(Endpoint::location)
                        .orElseThrow(() -> new IllegalArgumentException("No place for responses.")),
                metadata.spType(),
                metadata.software().protocolVersions());
    }

    static PinnedKeys keys(NodeMetadata metadata) {
        return new PinnedKeys(
                SignaturePolicy.EIDAS,
                metadata.signingCertificates().stream()
                        .map(Certificate::getPublicKey)
                        .toList());
    }

    /** Nodes before version 1.4 may ask for a natural and a legal person at once, as the reference node lets them. */
    boolean mayMix() {
        return !protocolVersions.isEmpty() && BEFORE_MIXING_ENDED.containsAll(protocolVersions);
    }
}
