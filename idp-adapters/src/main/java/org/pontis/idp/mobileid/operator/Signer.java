package org.pontis.idp.mobileid.operator;

import java.time.InstantSource;
import java.util.function.Predicate;

import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.Refused;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.VerifiedCertificate;

/** Who has signed: first the certificate passes every check, then its key must have made the signature. */
public record Signer(CertificateCheck check) {

    /**
     * Judges what came back.
     *
     * @param certificate as the operator sent it
     * @param signed whether the certificate's key has signed our challenge
     */
    public Answer of(byte[] certificate, Predicate<VerifiedCertificate> signed, InstantSource clock) {
        return switch (check.verify(new UnverifiedCertificate(certificate), clock)) {
            case Refused refused -> new Answer.Ended(refused.problem());
            case VerifiedCertificate verified ->
                signed.test(verified) ? new Answer.Signed(verified) : new Answer.Ended(MobileProblems.FORGED);
        };
    }
}
