/**
 * What one server runs with: an {@link org.pontis.idp.keycloak.installation.Installation} is configured once at start, kept
 * by the factory that is {@link org.pontis.idp.keycloak.installation.Installed}, and found from every request. A realm may
 * say some of its settings otherwise.
 */
package org.pontis.idp.keycloak.installation;
