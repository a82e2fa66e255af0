/**
 * The OpenID provider towards the broker, or any other broker that speaks OpenID Connect: code flow with PKCE, clients that
 * prove themselves by {@code private_key_jwt}, requests pushed beforehand or not, answers in a signed ID token and nowhere else.
 * {@link org.pontis.eidas.oidc.provider.Provider} has a method for each endpoint; {@link
 * org.pontis.eidas.oidc.provider.AuthorizationRules} and {@link org.pontis.eidas.oidc.provider.ClientAuthentication} hold the
 * rules. Beyond the standard a request may say for whom the broker asks: {@code sp_type} ({@code public} or {@code private}),
 * {@code requester_id} and {@code provider_name}, which go abroad as SPType, RequesterID and ProviderName.
 */
package org.pontis.eidas.oidc.provider;
