/**
 * What citizens of a realm can choose from: each {@link org.pontis.idp.keycloak.offer.Offer} is a method of the house or an
 * identity provider whose levels are checked by {@link org.pontis.idp.keycloak.offer.LevelAwareOidc}, and an operator's
 * {@link org.pontis.idp.keycloak.offer.Pause} closes one for a while.
 */
package org.pontis.idp.keycloak.offer;
