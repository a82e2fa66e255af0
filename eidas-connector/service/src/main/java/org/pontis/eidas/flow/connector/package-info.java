/**
 * Our Connector: a relying party here asks who a citizen of another country is. A
 * {@link org.pontis.eidas.flow.connector.LoginRequest} goes through the {@link org.pontis.eidas.flow.connector.ConnectorFlow} by way
 * of {@link org.pontis.eidas.flow.connector.Page}s, and ends as a {@link org.pontis.eidas.flow.connector.LoginOutcome}.
 */
package org.pontis.eidas.flow.connector;
