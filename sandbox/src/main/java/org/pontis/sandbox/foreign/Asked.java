package org.pontis.sandbox.foreign;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.OpenRequest;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/**
 * A request that waits for its answer.
 *
 * @param node whom it asks
 * @param form as it leaves
 */
public record Asked(EidasRequest request, NodeMetadata node, Optional<String> relayState, PostForm form)
        implements OpenRequest {

    @Override
    public String service() {
        return node.entityId();
    }

    @Override
    public NodeCountry country() {
        return node.country();
    }

    @Override
    public boolean allowsRepresentation() {
        return true;
    }
}
