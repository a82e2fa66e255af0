/** Where methods have places of their own beside the logins: Keycloak's side of {@link org.pontis.broker.Place}. */
package org.pontis.idp.keycloak.place;
