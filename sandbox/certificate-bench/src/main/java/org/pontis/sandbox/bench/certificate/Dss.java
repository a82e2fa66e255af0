package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.service.SecureRandomNonceSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPSource;
import eu.europa.esig.dss.validation.CertificateValidator;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;

/** EU DSS with its own policy for certificates, which is read once. */
final class Dss {

    private final CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    private final ValidationPolicy policy = policy();

    Dss(X509Certificate issuer) {
        trusted.addCertificate(new CertificateToken(issuer));
    }

    /** Asks the responder each time, with a nonce as we do. */
    Contender cold() {
        return with(online());
    }

    /** Keeps the answers in memory, already read. */
    Contender remembering() {
        return with(new MemoryOcspSource(online()));
    }

    private Contender with(OCSPSource source) {
        CertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setOcspSource(source);
        verifier.setAIASource(null);
        return der -> accepts(DSSUtils.loadCertificate(der), verifier);
    }

    private boolean accepts(CertificateToken certificate, CertificateVerifier verifier) {
        CertificateValidator validator = CertificateValidator.fromCertificate(certificate);
        validator.setCertificateVerifier(verifier);
        return validator.validate(policy).getSimpleReport().getCertificateIndication(certificate.getDSSIdAsString())
                == Indication.PASSED;
    }

    private static ValidationPolicy policy() {
        try (InputStream policy =
                CertificateValidator.class.getResourceAsStream("/policy/certificate-constraint.xml")) {
            return ValidationPolicyLoader.fromValidationPolicy(policy).create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OnlineOCSPSource online() {
        OnlineOCSPSource online = new OnlineOCSPSource();
        online.setNonceSource(new SecureRandomNonceSource());
        return online;
    }
}
