/**
 * Pages beside a login: help and statements, the way back from them, the language a citizen chose, and the incident on each of
 * Keycloak's that says an error.
 */
package org.pontis.idp.keycloak.pages;
