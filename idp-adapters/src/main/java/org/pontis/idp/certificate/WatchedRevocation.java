package org.pontis.idp.certificate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

import org.pontis.broker.Meters;
import org.pontis.idp.certificate.issuer.IssuerProfile;
import org.pontis.idp.certificate.revocation.Evidence;
import org.pontis.idp.certificate.revocation.Question;
import org.pontis.idp.certificate.revocation.Revocation;
import org.pontis.idp.certificate.revocation.Status;

/** Asks what became of a certificate, and tells how its issuer's responders and lists answered. */
record WatchedRevocation(Revocation revocation, Meters meters) {

    Status of(Question question, IssuerProfile profile, InstantSource clock) {
        long since = System.nanoTime();
        Status status = revocation.of(question, profile.revocation(), clock);
        meters.asked(
                profile.id(),
                source(status),
                status instanceof Status.Unreachable ? Meters.Outcome.UNUSABLE : Meters.Outcome.ANSWERED,
                Duration.ofNanos(System.nanoTime() - since));
        return status;
    }

    /** Whose answer counted: {@code ocsp} or {@code crl}; {@code any} if nobody's did. */
    private static String source(Status status) {
        return switch (status) {
            case Status.Good good -> word(good.evidence());
            case Status.Revoked revoked -> word(revoked.evidence());
            case Status.Unknown unknown -> word(unknown.evidence());
            case Status.Unreachable unreachable -> "any";
        };
    }

    private static String word(Evidence evidence) {
        return evidence.kind().name().toLowerCase(Locale.ROOT);
    }
}
