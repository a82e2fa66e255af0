/**
 * The only packages that know Keycloak, a story each. Arrows point downwards: {@code login} runs the methods;
 * {@code oidc} and {@code saml} speak with portals; {@code operating} is for operators; they stand on {@code offer} (what can
 * be chosen), {@code gate} (what has been proven), {@code portal} (what was asked for), {@code house} (what methods get), and
 * all on {@code installation}, what one server runs with.
 */
package org.pontis.idp.keycloak;
