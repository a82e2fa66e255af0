/**
 * The SAML portal: a service provider as careful as a real one should be (SAML 2.0 core, bindings and profiles), over OpenSAML
 * through the connector's hardened door. A visit to {@code /login} becomes a
 * {@link org.pontis.sandbox.portal.saml.PendingLogin} and a signed AuthnRequest; the response is verified with the keys of the
 * broker's metadata ({@link org.pontis.sandbox.portal.saml.Broker}), read field by field
 * ({@link org.pontis.sandbox.portal.saml.LoginResponse}), held against what was asked
 * ({@link org.pontis.sandbox.portal.saml.Wish}) and becomes a session only in the browser that began it.
 * {@link org.pontis.sandbox.portal.saml.SingleLogout} ends sessions, through the browser or behind its back.
 */
package org.pontis.sandbox.portal.saml;
