/**
 * One login from the first page to the last. {@link org.pontis.idp.keycloak.login.SessionAuthenticator} recognises a live
 * session, {@link org.pontis.idp.keycloak.login.LoginAuthenticator} shows the chooser and has the chosen method run,
 * {@link org.pontis.idp.keycloak.login.Answer} turns each {@link org.pontis.broker.Step} into one call to Keycloak, and
 * {@link org.pontis.idp.keycloak.login.Completion} checks and books what was proven.
 */
package org.pontis.idp.keycloak.login;
