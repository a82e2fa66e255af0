package org.pontis.idp.certificate;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.certificate.revocation.Question;
import org.pontis.idp.certificate.revocation.Status;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

/**
 * The checks in their order: first what costs nothing, then the issuer's signature, then what the certificate says, which
 * counts from then on, and last the only one that asks somebody else.
 */
record Pipeline(Path path, WatchedRevocation revocation) {

    private static final List<Check> CHECKS = List.of(
            new KnownExtensions(),
            new AlternativeNames(),
            new BelievableSignature(),
            new SignedByIssuer(),
            new IssuersValid(),
            new StrongKey(),
            new NotAnAuthority(),
            new KeyUsageFits(),
            new ExtendedKeyUsageFits(),
            new PersonalUnlessAllowed(),
            new NamesPermitted(),
            new WithinValidity());

    Dated verify(UnverifiedCertificate unverified, InstantSource clock) {
        try {
            ParsedCertificate certificate = ParsedCertificate.read(unverified.der());
            return switch (path.find(certificate, clock.instant())) {
                case Path.Found.Nowhere nowhere -> Dated.once(nowhere.refused());
                case Path.Found.By found -> verify(found.candidate(), clock);
            };
        } catch (Unreadable unreadable) {
            return Dated.once(new Refused(Problems.UNREADABLE, unreadable.getMessage()));
        }
    }

    private Dated verify(Candidate candidate, InstantSource clock) throws Unreadable {
        for (Check check : CHECKS) {
            Optional<Refused> refused = check.examine(candidate);
            if (refused.isPresent()) {
                return Dated.once(refused.get());
            }
        }
        Holder holder = candidate.profile().holder().read(candidate.certificate());
        Question question =
                new Question(candidate.certificate(), candidate.issuer().certificate());
        return switch (revocation.of(question, candidate.profile(), clock)) {
            case Status.Good good ->
                Dated.of(
                        new VerifiedCertificate(candidate.certificate(), candidate.profile(), holder, good.evidence()),
                        candidate,
                        good.evidence());
            case Status.Revoked revoked ->
                Dated.of(
                        new Refused(Problems.REVOKED, "Revoked at " + revoked.at() + ": " + revoked.reason() + "."),
                        candidate,
                        revoked.evidence());
            case Status.Unknown unknown ->
                Dated.once(new Refused(Problems.STATUS_UNKNOWN, "Its issuer's responder does not know it."));
            case Status.Unreachable unreachable ->
                Dated.once(new Refused(Problems.STATUS_UNREACHABLE, unreachable.cause()));
        };
    }
}
