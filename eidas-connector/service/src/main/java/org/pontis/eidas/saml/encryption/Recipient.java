package org.pontis.eidas.saml.encryption;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

import javax.crypto.SecretKey;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.pontis.eidas.keys.Providers;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.SigningKey;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who may read an assertion: the owner of an encryption certificate, which comes from verified metadata. RSA keys get the
 * content's key by RSA-OAEP with SHA-256, keys on curves by ECDH-ES; the content is under AES-256-GCM. Written as the reference
 * node writes it, one encrypted key inside the data's key information.
 */
public final class Recipient {

    private static final int SHORTEST_RSA = 3_072;

    private static final String XML = """
            <saml2:EncryptedAssertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">\
            <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
            Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo>%s</ds:KeyInfo>\
            <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
            </saml2:EncryptedAssertion>""";

    private final KeyWriter writer;

    private Recipient(KeyWriter writer) {
        this.writer = writer;
    }

    /**
     * The owner of this certificate.
     *
     * @throws Rejected if the key is too short or on no curve of the list (eIDAS Cryptographic Requirements 1.4, 3.2)
     */
    public static Recipient of(X509Certificate certificate) throws Rejected {
        Providers.install();
        PublicKey key = certificate.getPublicKey();
        String encoded = encoded(certificate);
        if (key instanceof RSAPublicKey rsa) {
            if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
                throw new Rejected(Reason.NO_USABLE_KEY);
            }
            return new Recipient(new KeyWriter.Transport(key, encoded));
        }
        return new Recipient(KeyWriter.Agreement.to(NamedPoint.of(key.getEncoded()), encoded));
    }

    /** Encrypts a copy; the assertion itself is marshalled, and not changed otherwise. */
    public EncryptedAssertion encrypt(Assertion assertion) {
        return encrypt(SigningKey.serialize(assertion).getBytes(UTF_8));
    }

    EncryptedAssertion encrypt(byte[] plain) {
        ContentCipher cipher = ContentCipher.AES_256_GCM;
        SecretKey key = cipher.freshKey();
        byte[] sealed = cipher.encrypt(key, plain);
        String xml = XML.formatted(
                cipher.uri(), writer.write(key), Base64.getEncoder().encodeToString(sealed));
        return OpenSaml.read(xml, EncryptedAssertion.class);
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("A certificate that was read cannot be written.", e);
        }
    }
}
