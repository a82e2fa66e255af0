/**
 * Pages beside a login: help and statements, the way back from them, and the language a citizen chose.
 */
package org.pontis.idp.keycloak.pages;
