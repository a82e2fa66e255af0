/**
 * Assertions that only one reader can open (SAML core 6, XML Encryption 1.1, eIDAS Cryptographic Requirements 1.4 section 3.2).
 * {@link org.pontis.eidas.saml.encryption.DecryptionKeys} opens what foreign nodes encrypted to us,
 * {@link org.pontis.eidas.saml.encryption.Recipient} encrypts to one of them. Content is under AES-GCM and nothing else; its key
 * comes by RSA-OAEP or by ECDH-ES. What a message names is compared with lists before a private key is touched; after that
 * there is one answer to whatever fails, so that a message is no question about our key or somebody else's text. The plaintext
 * enters through the one door again: same parser, same gate.
 */
package org.pontis.eidas.saml.encryption;
