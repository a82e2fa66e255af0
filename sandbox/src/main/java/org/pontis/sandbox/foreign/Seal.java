package org.pontis.sandbox.foreign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

import org.opensaml.saml.saml2.core.Assertion;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.encryption.Recipient;

/** How an assertion is closed. */
@FunctionalInterface
public interface Seal {

    /** It stays open. */
    Seal NONE = assertion -> Optional.empty();

    /** The {@code EncryptedAssertion}; nothing if it stays open. */
    Optional<String> close(String assertion);

    /** As the standard wants it. */
    static Seal to(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey ? Rsa.good(certificate) : agreed(certificate);
    }

    /** By a key on a curve; what is inside has to be an assertion. */
    private static Seal agreed(X509Certificate certificate) {
        return assertion -> {
            try {
                return Optional.of(SigningKey.serialize(
                        Recipient.of(certificate).encrypt(OpenSaml.read(assertion, Assertion.class))));
            } catch (Rejected e) {
                throw new IllegalArgumentException("Nothing can be encrypted to this certificate.", e);
            }
        };
    }

    /**
     * By RSA, of whatever may be inside and by whatever means.
     *
     * @param content the URI of the content's algorithm; AES of 256 bits under GCM or CBC
     * @param transport the URI of the key's algorithm
     */
    record Rsa(X509Certificate certificate, String content, String transport, String digest) implements Seal {

        static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
        static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";
        private static final String XML = """
                <saml2:EncryptedAssertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">\
                <xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
                Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="%s"/><ds:KeyInfo>\
                <xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="%s">%s</xenc:EncryptionMethod><ds:KeyInfo><ds:X509Data>\
                <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo><xenc:CipherData><xenc:CipherValue>%s\
                </xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>\
                <xenc:CipherData><xenc:CipherValue>%s</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData>\
                </saml2:EncryptedAssertion>""";
        private static final String OAEP = "<ds:DigestMethod Algorithm=\"%s\"/>"
                + "<xenc11:MGF xmlns:xenc11=\"http://www.w3.org/2009/xmlenc11#\" Algorithm=\"%s\"/>";

        public static Rsa good(X509Certificate certificate) {
            return new Rsa(certificate, XENC11 + "aes256-gcm", XENC11 + "rsa-oaep", "SHA-256");
        }

        public Rsa content(String uri) {
            return new Rsa(certificate, uri, transport, digest);
        }

        public Rsa transport(String uri) {
            return new Rsa(certificate, content, uri, digest);
        }

        public Rsa digest(String name) {
            return new Rsa(certificate, content, transport, name);
        }

        @Override
        public Optional<String> close(String assertion) {
            try {
                KeyGenerator generator = KeyGenerator.getInstance("AES");
                generator.init(256);
                SecretKey key = generator.generateKey();
                Base64.Encoder base64 = Base64.getEncoder();
                return Optional.of(XML.formatted(
                        content,
                        transport,
                        parameters(),
                        base64.encodeToString(certificate.getEncoded()),
                        base64.encodeToString(wrapped(key)),
                        base64.encodeToString(encrypted(key, assertion.getBytes(StandardCharsets.UTF_8)))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("It cannot be encrypted so.", e);
            }
        }

        private String parameters() {
            String hash = digest.replace("-", "").toLowerCase(Locale.ROOT);
            String uri = digest.equals("SHA-1") ? Xml.DS + "sha1" : XENC + hash;
            return transport.endsWith("rsa-oaep") ? OAEP.formatted(uri, XENC11 + "mgf1" + hash) : "";
        }

        private byte[] wrapped(SecretKey key) throws GeneralSecurityException {
            if (transport.endsWith("rsa-1_5")) {
                Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
                cipher.init(Cipher.WRAP_MODE, certificate.getPublicKey());
                return cipher.wrap(key);
            }
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(
                    Cipher.WRAP_MODE,
                    certificate.getPublicKey(),
                    new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), PSource.PSpecified.DEFAULT));
            return cipher.wrap(key);
        }

        private byte[] encrypted(SecretKey key, byte[] plain) throws GeneralSecurityException {
            Cipher cipher =
                    Cipher.getInstance(content.endsWith("-gcm") ? "AES/GCM/NoPadding" : "AES/CBC/ISO10126Padding");
            cipher.init(Cipher.ENCRYPT_MODE, key);
            byte[] iv = cipher.getIV();
            byte[] closed = cipher.doFinal(plain);
            byte[] both = Arrays.copyOf(iv, iv.length + closed.length);
            System.arraycopy(closed, 0, both, iv.length, closed.length);
            return both;
        }
    }
}
