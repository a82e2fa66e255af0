/**
 * The login of people from other countries. {@link org.pontis.idp.keycloak.eidas.Eidas} is an OpenID Connect identity provider
 * towards the eidas-connector: it asks for the portal's level in the portal's name, and turns whoever comes back, known by the
 * eIDAS identifier and by nothing else, into a {@link org.pontis.idp.keycloak.eidas.ForeignCitizen citizen} of the realm.
 */
package org.pontis.idp.keycloak.eidas;
