/**
 * SAML towards portals. A message is received before Keycloak reads it and refused as one
 * {@link org.pontis.idp.keycloak.saml.Refusal}; {@link org.pontis.idp.keycloak.saml.GuardedProtocol} and
 * {@link org.pontis.idp.keycloak.saml.Guard} let no response out that the gate has not stamped. What can be judged without
 * Keycloak is in {@link org.pontis.idp.saml}.
 */
package org.pontis.idp.keycloak.saml;
