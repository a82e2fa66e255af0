package org.pontis.eidas.metadata;

import java.time.Instant;

import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.Endpoint;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/** Whether what a verified document says can be worked with. */
final class Content {

    private final NodeMetadata node;
    private final Limits limits;

    Content(NodeMetadata node, Limits limits) {
        this.node = node;
        this.limits = limits;
    }

    void check(Peer peer, Instant now) throws BrokenRule {
        checkTime(now);
        if (!node.country().equals(peer.country())) {
            throw new BrokenRule(MetadataRule.NODE_COUNTRY, node.country() + " instead of " + peer.country() + ".");
        }
        checkEndpoints();
        checkKeys();
    }

    void checkTime(Instant now) throws BrokenRule {
        if (!node.validity().until().isAfter(now)) {
            throw new BrokenRule(
                    MetadataRule.VALID_UNTIL, "valid until " + node.validity().until() + ", and it is " + now + ".");
        }
    }

    void checkEntityId() throws BrokenRule {
        if (!Peer.isWebAddress(node.entityId(), limits)) {
            throw new BrokenRule(MetadataRule.ENTITY_ID, "the entityID " + node.entityId() + ".");
        }
    }

    void checkEndpoints() throws BrokenRule {
        MetadataRule rule = node.role() == Role.CONNECTOR ? MetadataRule.ACS_ENDPOINT : MetadataRule.SSO_ENDPOINT;
        boolean reachable = node.endpoint(Binding.POST).isPresent()
                || node.role() == Role.PROXY_SERVICE
                        && node.endpoint(Binding.REDIRECT).isPresent();
        if (!reachable) {
            throw new BrokenRule(rule, "no endpoint for a message.");
        }
        for (Endpoint endpoint : node.endpoints()) {
            if (!Peer.isWebAddress(endpoint.location(), limits)) {
                throw new BrokenRule(rule, "the endpoint " + endpoint.location() + ".");
            }
        }
    }

    /** Weak signing keys are not used beside strong ones; to a weak encryption key nothing may ever be encrypted. */
    void checkKeys() throws BrokenRule {
        if (node.signingCertificates().stream()
                .noneMatch(certificate -> SignaturePolicy.EIDAS.allows(certificate.getPublicKey()))) {
            throw new BrokenRule(MetadataRule.KEY_STRENGTH, "no signing key that is strong enough.");
        }
        if (node.encryptionCertificate()
                .filter(certificate -> !SignaturePolicy.EIDAS.allows(certificate.getPublicKey()))
                .isPresent()) {
            throw new BrokenRule(MetadataRule.KEY_STRENGTH, "an encryption key that is too weak.");
        }
    }
}
