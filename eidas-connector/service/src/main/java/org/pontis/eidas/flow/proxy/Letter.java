package org.pontis.eidas.flow.proxy;

import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.PostForm;

/**
 * An answer of ours, ready to leave.
 *
 * @param exchange what is written down whenever it leaves
 */
public record Letter(PostForm form, Exchange exchange) {}
