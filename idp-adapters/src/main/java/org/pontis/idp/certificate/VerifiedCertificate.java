package org.pontis.idp.certificate;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.certificate.issuer.IssuerProfile;
import org.pontis.idp.certificate.revocation.Evidence;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * A certificate that has passed every check. Only the check makes one, so whoever holds one need not ask. Many are
 * remembered at once, so it keeps the certificate's octets and not what parsers make of them.
 */
public final class VerifiedCertificate implements Verdict {

    private final byte[] der;
    private final PublicKey publicKey;
    private final IssuerProfile profile;
    private final Holder holder;
    private final Evidence evidence;
    private final Instant until;

    VerifiedCertificate(ParsedCertificate certificate, IssuerProfile profile, Holder holder, Evidence evidence) {
        this.der = certificate.der();
        this.publicKey = certificate.publicKey();
        this.profile = profile;
        this.holder = holder;
        this.evidence = evidence;
        this.until = certificate.java().getNotAfter().toInstant();
    }

    /** The certificate, parsed anew each time. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException itWasReadBefore) {
            throw new IllegalStateException(itWasReadBefore);
        }
    }

    /** The key with which the holder must sign; a key on a curve of RFC 5639 is Bouncy Castle's. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** Under which profile it was accepted. */
    public IssuerProfile profile() {
        return profile;
    }

    /** The highest level it can prove. */
    public LevelOfAssurance ceiling() {
        return profile.ceiling();
    }

    /** Whom it speaks of. */
    public Holder holder() {
        return holder;
    }

    /** Why it is believed not to be revoked. */
    public Evidence evidence() {
        return evidence;
    }

    /** When it ends (RFC 5280, section 4.1.2.5). */
    public Instant until() {
        return until;
    }

    @Override
    public String toString() {
        return "VerifiedCertificate[" + profile.id() + ", " + holder + "]";
    }
}
