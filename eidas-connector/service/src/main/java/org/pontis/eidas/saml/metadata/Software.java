package org.pontis.eidas.saml.metadata;

import java.util.Optional;
import java.util.Set;

/**
 * What a node runs (eIDAS Message Format 1.4, section 3.3).
 *
 * @param protocolVersions the numbers of the sets of specifications, such as {@code 1.4}; empty if it does not say
 * @param application {@code vendor:software:version}
 */
public record Software(Set<String> protocolVersions, Optional<String> application) {

    public Software {
        protocolVersions = InOrder.copy(protocolVersions);
    }
}
