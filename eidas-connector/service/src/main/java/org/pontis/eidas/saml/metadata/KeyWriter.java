package org.pontis.eidas.saml.metadata;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Set;

import org.opensaml.saml.saml2.metadata.EncryptionMethod;
import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.saml.saml2.metadata.RoleDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;
import org.opensaml.xmlsec.signature.KeyInfo;

import static org.pontis.eidas.saml.OpenSaml.create;

/** Our certificates as key descriptors. */
final class KeyWriter {

    private final Set<String> contentEncryption;

    KeyWriter(Set<String> contentEncryption) {
        this.contentEncryption = contentEncryption;
    }

    void into(RoleDescriptor role, Keys keys) {
        for (X509Certificate certificate : keys.signing()) {
            role.getKeyDescriptors().add(descriptor(certificate, UsageType.SIGNING));
        }
        for (X509Certificate certificate : keys.encryption()) {
            KeyDescriptor descriptor = descriptor(certificate, UsageType.ENCRYPTION);
            for (String uri : contentEncryption) {
                EncryptionMethod method = create(EncryptionMethod.class, EncryptionMethod.DEFAULT_ELEMENT_NAME);
                method.setAlgorithm(uri);
                descriptor.getEncryptionMethods().add(method);
            }
            role.getKeyDescriptors().add(descriptor);
        }
    }

    private static KeyDescriptor descriptor(X509Certificate certificate, UsageType use) {
        KeyInfo info = create(KeyInfo.class, KeyInfo.DEFAULT_ELEMENT_NAME);
        try {
            KeyInfoSupport.addCertificate(info, certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate of ours cannot be written.", e);
        }
        KeyDescriptor descriptor = create(KeyDescriptor.class, KeyDescriptor.DEFAULT_ELEMENT_NAME);
        descriptor.setUse(use);
        descriptor.setKeyInfo(info);
        return descriptor;
    }
}
