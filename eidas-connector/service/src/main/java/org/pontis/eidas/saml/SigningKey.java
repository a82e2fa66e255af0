package org.pontis.eidas.saml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.utils.Constants;
import org.apache.xml.security.utils.UnsyncByteArrayOutputStream;
import org.opensaml.core.xml.io.MarshallingException;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.common.SAMLObject;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.security.SecurityException;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.crypto.XMLSigningUtil;
import org.opensaml.xmlsec.keyinfo.KeyInfoGenerator;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.impl.SignatureImpl;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureSupport;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.CryptoProvider;

/**
 * What we sign with.
 *
 * @param algorithm the signature algorithm's URI; its kind fits the key's
 */
public record SigningKey(PrivateKey privateKey, X509Certificate certificate, String algorithm) {

    public SigningKey {
        OpenSaml.start();
    }

    /**
     * A key for messages between countries: RSA-PSS, or ECDSA with a hash as long as the curve.
     *
     * @throws IllegalArgumentException if the key is of another kind or too weak (eIDAS Cryptographic Requirements 1.4, 3.1.1)
     */
    public static SigningKey eidas(PrivateKey privateKey, X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        if (!SignaturePolicy.EIDAS.allows(key)) {
            throw new IllegalArgumentException(
                    "A signing key is RSA of 3072 bits or more, or on a named curve of 256 or more.");
        }
        return new SigningKey(privateKey, certificate, algorithm(key));
    }

    /** The same, for a key as it was kept. */
    public static SigningKey eidas(CertifiedKey key) {
        return eidas(key.privateKey(), key.certificate());
    }

    private static String algorithm(PublicKey key) {
        if (!(key instanceof ECPublicKey ec)) {
            return "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
        }
        return switch (ec.getParams().getOrder().bitLength()) {
            case 256 -> SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256;
            case 384 -> SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA384;
            default -> SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA512;
        };
    }

    /** Signs the element in place and returns the document around it, in UTF-8 without XML declaration. */
    public String sign(SignableSAMLObject element) {
        return sign(element, credential());
    }

    /**
     * Signs metadata, whose receivers look for a path to an anchor (eIDAS Interoperability Architecture 1.4, section 6.3).
     *
     * @param authorities the certificates between ours and the anchor, in this order
     */
    public String sign(SignableSAMLObject element, List<X509Certificate> authorities) {
        BasicX509Credential credential = credential();
        List<X509Certificate> chain = new ArrayList<>(authorities);
        chain.addFirst(certificate);
        credential.setEntityCertificateChain(chain);
        return sign(element, credential);
    }

    private String sign(SignableSAMLObject element, BasicX509Credential credential) {
        SignatureSigningParameters parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(credential);
        parameters.setSignatureAlgorithm(algorithm);
        parameters.setSignatureReferenceDigestMethod(SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        parameters.setKeyInfoGenerator(withCertificate());
        try {
            SignatureImpl signature = (SignatureImpl) OpenSaml.create(Signature.class, Signature.DEFAULT_ELEMENT_NAME);
            element.setSignature(signature);
            SignatureSupport.prepareSignatureParams(signature, parameters);
            XMLObjectSupport.marshall(element);
            complete(signature.getXMLSignature());
        } catch (SecurityException
                | MarshallingException
                | XMLSecurityException
                | GeneralSecurityException
                | IOException e) {
            throw new IllegalStateException("A message of ours could not be signed.", e);
        }
        return serialize(element);
    }

    /** By JCA directly, because xmlsec settles on a provider before it sees the key, and a key in a device has its own. */
    private void complete(XMLSignature xml) throws XMLSecurityException, GeneralSecurityException, IOException {
        xml.getSignedInfo().generateDigestValues();
        java.security.Signature signature = CryptoProvider.signature(SignatureNames.of(algorithm), privateKey);
        signature.initSign(privateKey);
        signature.update(xml.getSignedInfo().getCanonicalizedOctetStream());
        xml.getElement()
                .getElementsByTagNameNS(Constants.SignatureSpecNS, Constants._TAG_SIGNATUREVALUE)
                .item(0)
                .setTextContent(Base64.getEncoder().encodeToString(signature.sign()));
    }

    /** Signs octets, for the HTTP-Redirect binding. */
    byte[] sign(byte[] octets) {
        try {
            return XMLSigningUtil.signWithURI(credential(), algorithm, octets);
        } catch (SecurityException e) {
            throw new IllegalStateException("A message of ours could not be signed.", e);
        }
    }

    /** The element as it goes over the wire in its canonical form, which is written fastest; unsigned unless it was signed before. */
    public static String serialize(SAMLObject element) {
        try {
            // xmlsec writes octet by octet, which java.io's would lock for each
            UnsyncByteArrayOutputStream xml = new UnsyncByteArrayOutputStream();
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_OMIT_COMMENTS)
                    .canonicalizeSubtree(XMLObjectSupport.marshall(element), xml);
            return new String(xml.toByteArray(), StandardCharsets.UTF_8);
        } catch (MarshallingException | XMLSecurityException e) {
            throw new IllegalStateException("A message of ours could not be written.", e);
        }
    }

    /** The receiver pins our key by our metadata; some want the certificate in the message all the same. */
    private static KeyInfoGenerator withCertificate() {
        X509KeyInfoGeneratorFactory factory = new X509KeyInfoGeneratorFactory();
        factory.setEmitEntityCertificate(true);
        factory.setEmitEntityCertificateChain(true);
        return factory.newInstance();
    }

    private BasicX509Credential credential() {
        return new BasicX509Credential(certificate, privateKey);
    }
}
