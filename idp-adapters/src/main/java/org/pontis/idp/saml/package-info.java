/**
 * What a portal's SAML message may look like before anything interprets it: how it is wrapped, what XML it is, which element
 * stands where, what its signature covers and by which algorithms, and how old it may be. Signature wrapping, parser
 * differences and most denial of service need an oddity of form; here such a message ends, whatever its signature says.
 * Nothing but the JDK: whoever receives messages calls {@link org.pontis.idp.saml.Gate}.
 */
package org.pontis.idp.saml;
