/**
 * What somebody has proven, and whether it is enough: {@link org.pontis.idp.keycloak.gate.Proofs} are kept in logins and
 * sessions, {@link org.pontis.idp.keycloak.gate.LevelGate} lets nobody pass below the level that was asked for and stamps what
 * is {@link org.pontis.idp.keycloak.gate.Granted}, and no protocol answers what is no
 * {@link org.pontis.idp.keycloak.gate.StampedLogin}.
 */
package org.pontis.idp.keycloak.gate;
