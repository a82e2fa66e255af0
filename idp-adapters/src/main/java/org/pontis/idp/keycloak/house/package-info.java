/**
 * The house as a login method sees it: {@link org.pontis.idp.keycloak.house.KeycloakHouse} backs each of the ports of
 * {@link org.pontis.broker.House} with what Keycloak has, for one request of one method.
 */
package org.pontis.idp.keycloak.house;
