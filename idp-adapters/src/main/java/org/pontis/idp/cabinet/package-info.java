/**
 * What a cabinet decides without knowing Keycloak: which means stand behind a method, what a portal is told of a misuse and how often it
 * is tried again, and which events somebody is alerted of.
 */
package org.pontis.idp.cabinet;
