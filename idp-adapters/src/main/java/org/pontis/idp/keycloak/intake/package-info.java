/**
 * Requests are taken whole before any of Keycloak's threads looks at them: whoever sends slowly holds a connection and what was sent
 * so far, and nothing else. Vert.x' side of the server alone, nothing of Keycloak.
 */
package org.pontis.idp.keycloak.intake;
