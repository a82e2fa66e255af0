/**
 * What must be true of a message before anybody acts on it. A {@link org.pontis.eidas.saml.check.Check} is one sentence of the
 * standard; {@link org.pontis.eidas.saml.check.RequestCheck} and {@link org.pontis.eidas.saml.check.ResponseCheck} are the ordered
 * lists of them, and the only makers of {@link org.pontis.eidas.saml.check.TrustedRequest} and
 * {@link org.pontis.eidas.saml.check.TrustedAssertion}. The first check that fails decides; one that cannot be made counts as
 * failed. Numbers such as {@code REQ-08} and {@code RSP-04} are stable codes: {@code MSG} is about any message, {@code REQ} about
 * requests, {@code RSP} about responses, {@code ASN} about assertions, {@code LOA} about levels, {@code ATT} about attributes. MF is
 * the eIDAS SAML Message Format, IA the Interoperability Architecture, AP the Attribute Profile, all of version 1.4, and core is
 * SAML 2.0 core. What a check says may name addresses, times and codes, never a person.
 */
package org.pontis.eidas.saml.check;
