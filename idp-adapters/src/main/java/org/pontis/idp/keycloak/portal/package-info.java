/**
 * What a portal asks of a login and what it is told, whichever protocol it speaks:
 * {@link org.pontis.idp.keycloak.portal.LevelRequest} is the level, {@link org.pontis.idp.keycloak.portal.Wishes} the rest,
 * {@link org.pontis.idp.keycloak.portal.PortalAnswer} the error of its own protocol.
 */
package org.pontis.idp.keycloak.portal;
