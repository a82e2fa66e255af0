/** Keycloak's side of the card's host: where browsers show certificates to go back to their login. */
package org.pontis.idp.keycloak.card;
