package org.pontis.eidas.saml.metadata;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a node says it can compute; peers may choose from it (eIDAS Message Format 1.4, section 2.1.1).
 *
 * @param digests {@code alg:DigestMethod} URIs
 * @param content {@code md:EncryptionMethod} URIs of its encryption keys
 */
public record Algorithms(Set<String> digests, List<Signature> signatures, Set<String> content) {

    public Algorithms {
        digests = InOrder.copy(digests);
        signatures = List.copyOf(signatures);
        content = InOrder.copy(content);
    }

    /** One {@code alg:SigningMethod}; key sizes in bits. */
    public record Signature(String uri, Optional<Integer> minimumKeySize, Optional<Integer> maximumKeySize) {}
}
