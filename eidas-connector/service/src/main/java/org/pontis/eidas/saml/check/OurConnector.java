package org.pontis.eidas.saml.check;

import org.pontis.eidas.attributes.NodeCountry;

/**
 * Our Connector, as its own metadata describes it.
 *
 * @param location where it receives responses
 */
public record OurConnector(String entityId, String location, NodeCountry country) {}
