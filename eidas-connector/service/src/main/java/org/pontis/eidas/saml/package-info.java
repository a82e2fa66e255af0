/**
 * The one door for SAML. A message comes in as bytes and passes, in this order, a size limit, one hardened parser
 * ({@link org.pontis.eidas.saml.SamlXml}), a structural gate ({@link org.pontis.eidas.saml.StructuralGate}) and only then
 * OpenSAML's unmarshallers; it is then an {@link org.pontis.eidas.saml.UnverifiedMessage}, of which nothing can be read but who
 * claims to have sent it. Between countries it is held against the schemas next
 * ({@link org.pontis.eidas.saml.UnverifiedMessage#valid}). Its signature, checked with pinned keys under a {@link org.pontis.eidas.saml.SignaturePolicy}, turns
 * it into a {@link org.pontis.eidas.saml.VerifiedMessage}: a type that nothing else can make. Whatever is wrong is a
 * {@link org.pontis.eidas.saml.Rejected} with a stable code. Messages go out through {@link org.pontis.eidas.saml.SigningKey}.
 * OpenSAML is imported here and below, and nowhere else in the service.
 */
package org.pontis.eidas.saml;
