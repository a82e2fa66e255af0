package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.List;

import org.pontis.eidas.saml.metadata.NodeMetadata;

/**
 * Metadata of a peer that has passed everything.
 *
 * @param usableUntil never after its validUntil
 * @param renewAt when to look for a newer one
 * @param remarks what is not as it should be, but is no reason to lock a country out
 */
record Copy(
        NodeMetadata node,
        SignerPath signer,
        Instant fetchedAt,
        Instant usableUntil,
        Instant renewAt,
        List<String> remarks) {

    Copy {
        remarks = List.copyOf(remarks);
    }

    boolean isUsable(Instant now) {
        return now.isBefore(usableUntil);
    }

    /**
     * Whether the other one was made before this one: by the time of issue if both tell it, else by validUntil, which every
     * publisher moves forward.
     */
    boolean isNewerThan(Copy other) {
        return node.validity()
                .issuedAt()
                .flatMap(mine -> other.node().validity().issuedAt().map(mine::isAfter))
                .orElseGet(() ->
                        node.validity().until().isAfter(other.node().validity().until()));
    }
}
