package org.pontis.eidas.metadata;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/** One question to an OCSP responder (RFC 6960), and whether its answer is one. */
final class StatusQuestion {

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final CertificateID id;

    private StatusQuestion(X509Certificate certificate, X509Certificate issuer, CertificateID id) {
        this.certificate = certificate;
        this.issuer = issuer;
        this.id = id;
    }

    static StatusQuestion about(X509Certificate certificate, X509Certificate issuer) throws BrokenRule {
        try {
            // SHA-1 names the issuer and protects nothing; it is what every responder understands (RFC 5019, 2.1.1)
            CertificateID id = new CertificateID(
                    new JcaDigestCalculatorProviderBuilder()
                            .setProvider(Crypto.PROVIDER)
                            .build()
                            .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
            return new StatusQuestion(certificate, issuer, id);
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException e) {
            throw unanswered("a certificate that cannot be asked about.", e);
        }
    }

    byte[] encoded() throws BrokenRule {
        try {
            return new OCSPReqBuilder().addRequest(id).build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw unanswered("a certificate that cannot be asked about.", e);
        }
    }

    void check(byte[] answer, Instant now) throws BrokenRule {
        SingleResp single = single(signed(answer, now));
        Date moment = Date.from(now);
        if (single.getThisUpdate().after(moment)
                || single.getNextUpdate() == null
                || single.getNextUpdate().before(moment)) {
            throw unanswered("an answer that is not of now.", null);
        }
        if (single.getCertStatus() instanceof RevokedStatus) {
            throw new BrokenRule(
                    MetadataRule.REVOKED,
                    certificate.getSubjectX500Principal().getName() + " according to its responder.");
        }
        if (single.getCertStatus() != CertificateStatus.GOOD) {
            throw unanswered("a certificate that its responder does not know.", null);
        }
    }

    private BasicOCSPResp signed(byte[] answer, Instant now) throws BrokenRule {
        try {
            if (!(new OCSPResp(answer).getResponseObject() instanceof BasicOCSPResp basic)) {
                throw unanswered("no answer about the status.", null);
            }
            X509Certificate responder = responder(basic, now);
            if (!basic.isSignatureValid(new JcaContentVerifierProviderBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build(responder.getPublicKey()))) {
                throw unanswered("an answer that its responder did not sign.", null);
            }
            return basic;
        } catch (OCSPException | IOException | OperatorCreationException | GeneralSecurityException e) {
            throw unanswered("an answer that cannot be read.", e);
        }
    }

    /** The issuer itself, or whom the issuer has entitled to answer in its place (RFC 6960, section 4.2.2.2). */
    private X509Certificate responder(BasicOCSPResp basic, Instant now) throws GeneralSecurityException {
        for (X509CertificateHolder holder : basic.getCerts()) {
            X509Certificate candidate = new JcaX509CertificateConverter()
                    .setProvider(Crypto.PROVIDER)
                    .getCertificate(holder);
            if (isEntitled(candidate)) {
                candidate.verify(issuer.getPublicKey(), Crypto.PROVIDER);
                candidate.checkValidity(Date.from(now));
                return candidate;
            }
        }
        return issuer;
    }

    private boolean isEntitled(X509Certificate candidate) throws GeneralSecurityException {
        List<String> purposes = candidate.getExtendedKeyUsage();
        return purposes != null
                && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                && candidate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
    }

    private SingleResp single(BasicOCSPResp basic) throws BrokenRule {
        return Stream.of(basic.getResponses())
                .filter(response -> response.getCertID().equals(id))
                .findFirst()
                .orElseThrow(() -> unanswered("an answer about another certificate.", null));
    }

    private static BrokenRule unanswered(String found, Throwable cause) {
        return new BrokenRule(MetadataRule.REVOCATION, found, cause);
    }
}
