package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;

import javax.crypto.SecretKey;

import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.pontis.eidas.saml.Rejected;

/**
 * Writes the {@code xenc:EncryptedKey} for one recipient, as the reference node does, which reads nothing else with certainty. What is filled in is base64 and URIs: nothing that would need escaping.
 */
sealed interface KeyWriter {

    String write(SecretKey contentKey);

    /**
     * By RSA-OAEP.
     *
     * @param certificate in base64
     */
    record Transport(PublicKey theirs, String certificate) implements KeyWriter {

        private static final String XML = """
                <xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="%s"><ds:DigestMethod Algorithm="%s"/>\
                <xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="%s"/></xenc:EncryptionMethod>\
                <ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo>\
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>""";

        @Override
        public String write(SecretKey contentKey) {
            return XML.formatted(
                    KeyTransport.URI,
                    Digests.SHA256,
                    Digests.MGF1_SHA256,
                    certificate,
                    base64(KeyTransport.SHA256.wrap(theirs, contentKey)));
        }
    }

    /**
     * By ECDH-ES: a new key pair on the recipient's curve for every message.
     *
     * @param certificate in base64
     */
    record Agreement(NamedPoint point, PublicKey theirs, String certificate) implements KeyWriter {

        private static final String XML = """
                <xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo><xenc:AgreementMethod Algorithm="%s">\
                <xenc11:KeyDerivationMethod xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" Algorithm="%s">\
                <xenc11:ConcatKDFParams AlgorithmID="0000" PartyUInfo="0000" PartyVInfo="0000"><ds:DigestMethod Algorithm="%s"/>\
                </xenc11:ConcatKDFParams></xenc11:KeyDerivationMethod><xenc:OriginatorKeyInfo><ds:KeyValue>\
                <ds11:ECKeyValue xmlns:ds11="http://www.w3.org/2009/xmldsig11#"><ds11:NamedCurve URI="%s"/>\
                <ds11:PublicKey>%s</ds11:PublicKey></ds11:ECKeyValue></ds:KeyValue>\
                <ds11:DEREncodedKeyValue xmlns:ds11="http://www.w3.org/2009/xmldsig11#">%s</ds11:DEREncodedKeyValue>\
                </xenc:OriginatorKeyInfo>\
                <xenc:RecipientKeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data>\
                </xenc:RecipientKeyInfo></xenc:AgreementMethod></ds:KeyInfo>\
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey>""";

        static Agreement to(NamedPoint point, String certificate) throws Rejected {
            return new Agreement(point, point.key(), certificate);
        }

        @Override
        public String write(SecretKey contentKey) {
            KeyPair ephemeral = freshPair();
            byte[] octets = ((ECPublicKey) ephemeral.getPublic()).getQ().getEncoded(false);
            byte[] wrapped =
                    new KeyAgreement(theirs, ConcatKdf.REFERENCE_NODE, 32).wrap(ephemeral.getPrivate(), contentKey);
            return XML.formatted(
                    KeyAgreement.KW_AES256,
                    KeyAgreement.URI,
                    ConcatKdf.URI,
                    Digests.SHA256,
                    point.uri(),
                    base64(octets),
                    base64(ephemeral.getPublic().getEncoded()),
                    certificate,
                    base64(wrapped));
        }

        private KeyPair freshPair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
                generator.initialize(((java.security.interfaces.ECPublicKey) theirs).getParams());
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("No key pair for one message could be made.", e);
            }
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
