package org.pontis.sandbox.ca;

import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.pontis.sandbox.faults.Faults;

/** What became of the certificates that somebody asks about. */
record Statuses(Issuer issuer, Faults faults) {

    /** Good, revoked, or unknown: never issued, or issued by somebody else. */
    CertificateStatus of(CertificateID asked) throws OCSPException {
        if (faults.playing(CaFaults.UNKNOWN).isPresent()) {
            return new UnknownStatus();
        }
        if (faults.playing(CaFaults.REVOKED).isPresent()) {
            return revoked(Instant.EPOCH);
        }
        Optional<Ledger.Entry> entry = issuer.ledger().find(asked.getSerialNumber());
        if (entry.isEmpty() || !isOurs(asked)) {
            return new UnknownStatus();
        }
        return entry.get().revokedAt().map(Statuses::revoked).orElse(CertificateStatus.GOOD);
    }

    /** The certificate that the answer names: the one that was asked about. */
    CertificateID named(CertificateID asked) {
        if (faults.playing(CaFaults.OTHER_CERTIFICATE).isEmpty()) {
            return asked;
        }
        CertID id = asked.toASN1Primitive();
        return new CertificateID(new CertID(
                id.getHashAlgorithm(),
                id.getIssuerNameHash(),
                id.getIssuerKeyHash(),
                new ASN1Integer(asked.getSerialNumber().add(BigInteger.ONE))));
    }

    private boolean isOurs(CertificateID asked) throws OCSPException {
        try {
            return asked.matchesIssuer(
                    new JcaX509CertificateHolder(issuer.certificate()),
                    new JcaDigestCalculatorProviderBuilder().build());
        } catch (CertificateEncodingException | OperatorCreationException e) {
            throw new OCSPException("The issuer's name and key cannot be hashed.", e);
        }
    }

    private static CertificateStatus revoked(Instant at) {
        return new RevokedStatus(Date.from(at), CRLReason.unspecified);
    }
}
