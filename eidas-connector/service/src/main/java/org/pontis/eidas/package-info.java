/**
 * The eIDAS node of a country, in both roles: a Connector for citizens of other countries who log in here, and a Proxy-Service for
 * our citizens who log in abroad. {@link org.pontis.eidas.attributes} and {@link org.pontis.eidas.level} are the standard as data,
 * {@link org.pontis.eidas.saml} and below it the messages, {@link org.pontis.eidas.metadata} the other nodes and whether they are
 * trusted, {@link org.pontis.eidas.flow} the way of a login, {@link org.pontis.eidas.oidc} both sides towards brokers,
 * {@link org.pontis.eidas.store} and {@link org.pontis.eidas.keys} what is remembered and what is secret,
 * {@link org.pontis.eidas.config} what an operator sets, {@link org.pontis.eidas.explain} what an operator asks at night, and
 * {@link org.pontis.eidas.http} the service that runs. Arrows point away from the door: nothing knows {@code http}, and nothing
 * but {@code saml} knows OpenSAML.
 */
package org.pontis.eidas;
