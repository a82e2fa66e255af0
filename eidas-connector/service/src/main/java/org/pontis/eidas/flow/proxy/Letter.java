package org.pontis.eidas.flow.proxy;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.PostForm;

/**
 * An answer of ours, ready to leave.
 *
 * @param to the country of who asked
 * @param exchange what is written down whenever it leaves
 */
public record Letter(NodeCountry to, PostForm form, Exchange exchange) {}
