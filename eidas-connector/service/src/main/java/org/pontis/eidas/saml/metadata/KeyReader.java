package org.pontis.eidas.saml.metadata;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.opensaml.saml.saml2.metadata.KeyDescriptor;
import org.opensaml.security.credential.UsageType;
import org.opensaml.xmlsec.encryption.EncryptionMethod;
import org.opensaml.xmlsec.keyinfo.KeyInfoSupport;

/**
 * The certificates of the key descriptors of a role. One without {@code use} serves both purposes (SAML metadata 2.4.1.1); what
 * comes of it is decided like everything else by the signature of the document.
 */
final class KeyReader {

    private final List<KeyDescriptor> descriptors;

    KeyReader(List<KeyDescriptor> descriptors) {
        this.descriptors = descriptors;
    }

    Keys read() throws BrokenRule {
        Keys keys = new Keys(certificates(UsageType.SIGNING), certificates(UsageType.ENCRYPTION));
        if (keys.signing().isEmpty()) {
            throw new BrokenRule(MetadataRule.KEYS, "no certificate for signing.");
        }
        return keys;
    }

    Set<String> contentEncryption() {
        Set<String> methods = new LinkedHashSet<>();
        descriptors.stream()
                .flatMap(descriptor -> descriptor.getEncryptionMethods().stream())
                .map(EncryptionMethod::getAlgorithm)
                .filter(Objects::nonNull)
                .forEach(methods::add);
        return methods;
    }

    private List<X509Certificate> certificates(UsageType use) throws BrokenRule {
        List<X509Certificate> found = new ArrayList<>();
        for (KeyDescriptor descriptor : descriptors) {
            if (serves(descriptor, use) && descriptor.getKeyInfo() != null) {
                first(descriptor, found);
            }
        }
        return found;
    }

    /** The first certificate is the node's; a chain behind it is of no meaning here. */
    private static void first(KeyDescriptor descriptor, List<X509Certificate> found) throws BrokenRule {
        try {
            KeyInfoSupport.getCertificates(descriptor.getKeyInfo()).stream()
                    .findFirst()
                    .ifPresent(found::add);
        } catch (CertificateException | RuntimeException e) {
            // OpenSAML's reader throws either
            throw new BrokenRule(MetadataRule.KEYS, "a certificate that cannot be read.", e);
        }
    }

    private static boolean serves(KeyDescriptor descriptor, UsageType use) {
        UsageType said = descriptor.getUse();
        return said == null || said == UsageType.UNSPECIFIED || said == use;
    }
}
