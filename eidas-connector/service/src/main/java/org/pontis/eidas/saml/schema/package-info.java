/**
 * The shape of messages by schema (eIDAS interoperability architecture 7.5): those of SAML, XML Signature and XML Encryption, which
 * OpenSAML brings along, and those of eIDAS, written here from the standard's tables. Compiled once, without the network.
 * {@link org.pontis.eidas.saml.schema.MessageSchema} says what is wrong in words that quote nothing.
 */
package org.pontis.eidas.saml.schema;
