/**
 * What a node says about itself: SAML metadata of the eIDAS Message Format 1.4, sections 2.1, 3.3, 3.4, 4 and 6, between
 * {@code md:EntityDescriptor} and our own records, in both directions. Whether a document may be believed is decided in
 * {@code org.pontis.eidas.metadata}; here it is read to exactly what it says, and whatever the standard demands and the
 * document lacks is a {@link org.pontis.eidas.saml.metadata.BrokenRule} with the sentence of the standard.
 */
package org.pontis.eidas.saml.metadata;
