/**
 * Keycloak's users as citizens: their account, their phone as a credential of our own type, their password and what one has
 * to be composed of.
 */
package org.pontis.idp.keycloak.citizens;
