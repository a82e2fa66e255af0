package org.pontis.eidas.saml.check;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.message.EidasRequest;

/** A request of ours that waits for its answer. Whoever keeps it may keep more beside it. */
public interface OpenRequest {

    /** What was asked. */
    EidasRequest request();

    /** The entity ID of the service that was asked. */
    String service();

    /** The country that the citizen chose. */
    NodeCountry country();

    /** Whether the relying party understands that somebody may act for somebody else (attribute profile 2.8). */
    boolean allowsRepresentation();

    /** What was sent along to come back unchanged. */
    Optional<String> relayState();
}
