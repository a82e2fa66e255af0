/**
 * OpenID Connect on the home side of the node, without any server in it: what the {@link org.pontis.eidas.oidc.provider} towards
 * the broker and the {@link org.pontis.eidas.oidc.client} of the broker share. That is how attributes are called in tokens
 * ({@link org.pontis.eidas.oidc.ClaimNames}), how tokens are signed ({@link org.pontis.eidas.oidc.TokenKey}) and the one door
 * that tokens of others come in by ({@link org.pontis.eidas.oidc.TokenDoor}).
 */
package org.pontis.eidas.oidc;
