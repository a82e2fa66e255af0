/**
 * The truth about a logout: {@link org.pontis.idp.keycloak.logout.UnreachedPortals} notes which portals answered,
 * {@link org.pontis.idp.keycloak.logout.Messenger} tells the others again in the background, and
 * {@link org.pontis.idp.keycloak.logout.LogoutPage} shows the citizen how it goes.
 */
package org.pontis.idp.keycloak.logout;
