package org.pontis.eidas.saml.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.UnverifiedMessage;

/**
 * A published list of where metadata is (eIDAS Message Format 1.4, appendix A). It tells where to look and is no reason to trust
 * what is found there, so it need not be signed.
 *
 * @param nextUpdate when a newer one is out
 */
public record MetadataServiceList(Instant issuedAt, Optional<Instant> nextUpdate, List<Entry> entries) {

    public MetadataServiceList {
        entries = List.copyOf(entries);
    }

    /** @throws Rejected if it is malformed or no such list */
    public static MetadataServiceList read(byte[] xml) throws Rejected {
        return ServiceListReader.read(parse(xml).asAHint());
    }

    /** @throws Rejected unless the key of this certificate signed it as a whole */
    public static MetadataServiceList read(byte[] xml, X509Certificate signer) throws Rejected {
        PinnedKeys key = new PinnedKeys(SignaturePolicy.EIDAS, List.of(signer.getPublicKey()));
        return ServiceListReader.read(parse(xml).verify(key).content());
    }

    private static UnverifiedMessage<ServiceListDocument> parse(byte[] xml) throws Rejected {
        ServiceListDocument.register();
        return UnverifiedMessage.read(xml, ServiceListDocument.class);
    }

    /** The addresses at which this entity's metadata in this role is published. */
    public List<String> addresses(NodeCountry country, Role role, String entityId) {
        return entries.stream()
                .filter(entry -> entry.country().equals(country)
                        && entry.role() == role
                        && entry.entityId().equals(entityId))
                .map(Entry::address)
                .distinct()
                .toList();
    }

    /**
     * One role of one entity.
     *
     * @param address where its metadata is published
     */
    public record Entry(NodeCountry country, Role role, String entityId, String address) {}
}
