/**
 * Logins that are only begun are kept in memory, and anybody may begin one. So there is an end to their number: of too many, those
 * that nobody goes on with are forgotten, and whoever goes on stays.
 */
package org.pontis.idp.keycloak.begun;
