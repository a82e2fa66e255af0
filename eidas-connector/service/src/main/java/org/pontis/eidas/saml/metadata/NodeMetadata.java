package org.pontis.eidas.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.eidas.attributes.NodeCountry;

/**
 * What one node says about itself in one role (eIDAS Message Format 1.4, section 2.1.1).
 *
 * @param entityId the https address of the metadata, which is also the issuer of every message of the node
 * @param country {@code eidas:NodeCountry}
 * @param endpoints where messages are received, the default one first
 * @param nameIdFormats the URIs, in the node's order; may be empty
 */
public record NodeMetadata(
        String entityId,
        NodeCountry country,
        Validity validity,
        Keys keys,
        List<Endpoint> endpoints,
        Set<String> nameIdFormats,
        Offer offer,
        Software software,
        Algorithms algorithms,
        Operator operator) {

    public NodeMetadata {
        endpoints = List.copyOf(endpoints);
        nameIdFormats = InOrder.copy(nameIdFormats);
    }

    public Role role() {
        return offer.role();
    }

    /** The certificates whose keys may sign messages of the node: the one in use, and the next one before it is used. */
    public List<X509Certificate> signingCertificates() {
        return keys.signing();
    }

    /** The certificate to encrypt to: the first one; a Proxy-Service needs none. */
    public Optional<X509Certificate> encryptionCertificate() {
        return keys.encryption().stream().findFirst();
    }

    /** The place for messages of one binding, if the node offers it; of a Connector its default one if there are several. */
    public Optional<Endpoint> endpoint(Binding binding) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.binding() == binding)
                .findFirst();
    }

    /** Every level of assurance URI that a Proxy-Service says it can answer with; empty for a Connector. */
    public Set<String> levels() {
        return offer instanceof Offer.ProxyService service ? service.levels() : Set.of();
    }

    /** The names of the attributes that a Proxy-Service can deliver; empty for a Connector. */
    public Set<String> attributes() {
        return offer instanceof Offer.ProxyService service ? service.attributes() : Set.of();
    }

    /** The one sector of a Connector that serves only one (Message Format 4.1: then its requests do not say it). */
    public Optional<SpType> spType() {
        return offer instanceof Offer.Connector connector ? connector.spType() : Optional.empty();
    }

    /** Whether a Proxy-Service wants {@code RequesterID} from private relying parties (Message Format 3.4). */
    public boolean demandsRequesterId() {
        return offer instanceof Offer.ProxyService service && service.demandsRequesterId();
    }
}
