package org.pontis.eidas.saml.check;

import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.message.EidasRequest;

/** The simplest open request. */
record Waiting(
        EidasRequest request,
        String service,
        NodeCountry country,
        boolean allowsRepresentation,
        Optional<String> relayState)
        implements OpenRequest {}
