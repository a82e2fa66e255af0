/**
 * How a login goes over the border, without any web server: {@link org.pontis.eidas.flow.connector} for foreign citizens at our
 * relying parties, {@link org.pontis.eidas.flow.proxy} for our citizens abroad. What goes wrong is a
 * {@link org.pontis.eidas.flow.Problem} with an {@link org.pontis.eidas.flow.Incident}, and what goes over the border leaves an
 * {@link org.pontis.eidas.flow.Exchange} in the log that Regulation (EU) 2015/1501, article 9, demands.
 */
package org.pontis.eidas.flow;
