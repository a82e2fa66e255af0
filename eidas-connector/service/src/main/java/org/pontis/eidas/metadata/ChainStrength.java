package org.pontis.eidas.metadata;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Collection;
import java.util.Set;

import org.pontis.eidas.saml.SignaturePolicy;

/**
 * Keys and signatures of the certificates on a path (eIDAS Cryptographic Requirements 1.4, section 3.5, table 8). RSA signatures
 * of PKCS#1 v1.5 with SHA-2 are let through, although the table knows only PSS and ECDSA: most national authorities make them.
 */
final class ChainStrength extends PKIXCertPathChecker {

    private static final Set<String> SIGNATURES = Set.of(
            "1.2.840.113549.1.1.11",
            "1.2.840.113549.1.1.12",
            "1.2.840.113549.1.1.13",
            "1.2.840.10045.4.3.2",
            "1.2.840.10045.4.3.3",
            "1.2.840.10045.4.3.4");
    private static final String PSS = "1.2.840.113549.1.1.10";
    private static final Set<String> PSS_DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    @Override
    public void init(boolean forward) {
        // nothing is remembered from one certificate to the next
    }

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
        return Set.of();
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolvedCriticalExtensions)
            throws CertPathValidatorException {
        X509Certificate x509 = (X509Certificate) certificate;
        if (!SignaturePolicy.EIDAS.allows(x509.getPublicKey())) {
            throw new CertPathValidatorException("A key on the path is too weak.");
        }
        if (!(SIGNATURES.contains(x509.getSigAlgOID()) || isStrongPss(x509))) {
            throw new CertPathValidatorException("A certificate on the path is signed with a weak algorithm.");
        }
    }

    private static boolean isStrongPss(X509Certificate certificate) throws CertPathValidatorException {
        if (!PSS.equals(certificate.getSigAlgOID())) {
            return false;
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("PSS", Crypto.PROVIDER);
            parameters.init(certificate.getSigAlgParams());
            return PSS_DIGESTS.contains(
                    parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
        } catch (GeneralSecurityException | IOException e) {
            throw new CertPathValidatorException("A certificate on the path has odd parameters.", e);
        }
    }
}
