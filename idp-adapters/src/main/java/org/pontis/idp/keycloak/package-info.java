/**
 * The only package that knows Keycloak. {@link org.pontis.idp.keycloak.SessionAuthenticator} recognises a live session,
 * {@link org.pontis.idp.keycloak.LoginAuthenticator} shows the chooser and turns each {@link org.pontis.broker.Step} into
 * one answer, {@link org.pontis.idp.keycloak.LevelGate} lets nobody pass below the level that was asked for, and
 * {@link org.pontis.idp.keycloak.GuardedOidcProtocol} and {@link org.pontis.idp.keycloak.SamlGuard} answer nothing that
 * the gate has not stamped.
 */
package org.pontis.idp.keycloak;
