package org.pontis.sandbox.bench.certificate;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Java's own path validation (RFC 5280) and OCSP client (RFC 6960), as every JDK has them. It says nothing about what a
 * certificate is for and whose it is.
 */
record PlainJava(X509Certificate issuer) {

    /** Asks the responder each time, with a nonce as we do. */
    Contender cold() {
        return der -> accepts(der, (certificate, revocation) -> revocation.setOcspExtensions(List.of(Nonce.fresh())));
    }

    /** Java keeps no answers, but takes one from whoever kept it. */
    Contender stapled(Answers answers) {
        return der -> accepts(
                der, (certificate, revocation) -> revocation.setOcspResponses(Map.of(certificate, answers.about(der))));
    }

    private boolean accepts(byte[] der, BiConsumer<X509Certificate, PKIXRevocationChecker> status) {
        try {
            X509Certificate certificate = read(der);
            CertPathValidator validator = CertPathValidator.getInstance("PKIX");
            PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
            status.accept(certificate, revocation);
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
            parameters.addCertPathChecker(revocation);
            validator.validate(
                    CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
            return true;
        } catch (CertPathValidatorException refused) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
