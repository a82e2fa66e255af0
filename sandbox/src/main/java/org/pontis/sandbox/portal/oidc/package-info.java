/**
 * The OIDC portal: a relying party as careful as a real one should be (OpenID Connect Core, RFC 9700). A visit to
 * {@code /login} becomes a {@link org.pontis.sandbox.portal.oidc.PendingLogin} and an authorization request
 * ({@link org.pontis.sandbox.portal.oidc.Authorization}); the answer is turned into validated tokens
 * ({@link org.pontis.sandbox.portal.oidc.Tokens}), held against what was asked
 * ({@link org.pontis.sandbox.portal.oidc.Wish}), and only then a session. The broker may end it by back-channel logout.
 */
package org.pontis.sandbox.portal.oidc;
