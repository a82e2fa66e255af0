package org.pontis.eidas.metadata;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/** A certificate revocation list (RFC 5280, section 5), complete and by the issuer of the certificate itself. */
final class RevocationList {

    private static final int CRL_SIGN = 6;

    private RevocationList() {}

    static void check(byte[] encoded, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws BrokenRule {
        X509CRL list = signed(encoded, issuer);
        Date moment = Date.from(now);
        if (list.getThisUpdate().after(moment)
                || list.getNextUpdate() == null
                || list.getNextUpdate().before(moment)) {
            throw new BrokenRule(MetadataRule.REVOCATION, "a revocation list that is not of now.");
        }
        if (!isComplete(list, certificate)) {
            throw new BrokenRule(MetadataRule.REVOCATION, "a revocation list of an unknown kind.");
        }
        if (list.isRevoked(certificate)) {
            throw new BrokenRule(
                    MetadataRule.REVOKED,
                    certificate.getSubjectX500Principal().getName() + " on the list of its issuer.");
        }
    }

    /** Bouncy Castle calls these two extensions supported, but only its own path validation honours them. */
    private static boolean isComplete(X509CRL list, X509Certificate certificate) {
        byte[] scope = list.getExtensionValue(Extension.issuingDistributionPoint.getId());
        return !list.hasUnsupportedCriticalExtension()
                && list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null
                && (scope == null || covers(scope, certificate));
    }

    private static boolean covers(byte[] extension, X509Certificate certificate) {
        IssuingDistributionPoint scope = IssuingDistributionPoint.getInstance(
                ASN1OctetString.getInstance(extension).getOctets());
        boolean authority = certificate.getBasicConstraints() >= 0;
        return !scope.isIndirectCRL()
                && !scope.onlyContainsAttributeCerts()
                && scope.getOnlySomeReasons() == null
                && !(scope.onlyContainsUserCerts() && authority)
                && !(scope.onlyContainsCACerts() && !authority);
    }

    private static X509CRL signed(byte[] encoded, X509Certificate issuer) throws BrokenRule {
        try {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509", Crypto.PROVIDER)
                    .generateCRL(new ByteArrayInputStream(encoded));
            if (list == null
                    || !list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    || issuer.getKeyUsage() != null && !issuer.getKeyUsage()[CRL_SIGN]) {
                throw new BrokenRule(MetadataRule.REVOCATION, "no revocation list of the certificate's issuer.");
            }
            list.verify(issuer.getPublicKey(), Crypto.PROVIDER);
            return list;
        } catch (GeneralSecurityException e) {
            throw new BrokenRule(MetadataRule.REVOCATION, "a revocation list that is not signed by the issuer.", e);
        }
    }
}
