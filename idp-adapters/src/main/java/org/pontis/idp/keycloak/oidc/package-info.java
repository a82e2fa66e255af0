/**
 * OpenID Connect towards portals. {@link org.pontis.idp.keycloak.oidc.GuardedProtocol} stands in for Keycloak's and answers
 * nothing that the gate has not stamped; requests that Keycloak takes too lightly go no further, discovery says only what
 * works here, and a grant that no gate would see stays shut.
 */
package org.pontis.idp.keycloak.oidc;
