/**
 * The two messages of the eIDAS SAML profile as records of ours. What we say is an
 * {@link org.pontis.eidas.saml.message.EidasRequest} or an {@link org.pontis.eidas.saml.message.EidasResponse}, which a writer turns
 * into signed XML; neither can be constructed so that the profile is broken. What others say is a
 * {@link org.pontis.eidas.saml.message.ReceivedRequest} or {@link org.pontis.eidas.saml.message.ReceivedResponse}: everything as it
 * was sent and nothing of it believed, for the checks next door.
 */
package org.pontis.eidas.saml.message;
