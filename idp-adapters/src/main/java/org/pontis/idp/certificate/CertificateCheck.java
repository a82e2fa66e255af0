package org.pontis.idp.certificate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Meters;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.issuer.TrustedIssuers;
import org.pontis.idp.certificate.revocation.Fetch;
import org.pontis.idp.certificate.revocation.HttpFetch;
import org.pontis.idp.certificate.revocation.Recent;
import org.pontis.idp.certificate.revocation.Revocation;
import org.pontis.idp.certificate.revocation.SingleFlight;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Checks certificates for one login method. A certificate seen a moment ago is not checked again while everything that was
 * found still holds; many who come with the same one at once are checked once.
 */
public final class CertificateCheck {

    private static final int REMEMBERED = 10_000;

    private final TrustedIssuers issuers;
    private final Pipeline pipeline;
    private final Recent<Fingerprint, Dated> verdicts;
    private final SingleFlight<Fingerprint, Verdict> flights = new SingleFlight<>();

    /**
     * Makes a check.
     *
     * @param issuers those the method believes
     * @param fetch the way out
     * @param remembered how many verdicts are kept at most, of some four thousand octets each
     */
    public CertificateCheck(TrustedIssuers issuers, Fetch fetch, int remembered) {
        this(issuers, fetch, remembered, Meters.NONE);
    }

    private CertificateCheck(TrustedIssuers issuers, Fetch fetch, int remembered, Meters meters) {
        this.issuers = issuers;
        this.pipeline = new Pipeline(new Path(issuers), new WatchedRevocation(new Revocation(fetch), meters));
        issuers.profiles().forEach(profile -> meters.dependsOn(profile.id()));
        this.verdicts = new Recent<>(remembered);
    }

    /**
     * The check of a login method, with its settings {@code issuers} (the folder of profiles) and
     * {@code certificates-remembered}.
     *
     * @throws InvalidSetting if one of them, or a profile, cannot be
     */
    public static CertificateCheck of(MethodId method, Settings settings) {
        return of(method, settings, Meters.NONE);
    }

    /**
     * As {@link #of(MethodId, Settings)}.
     *
     * @param meters told how those answer who are asked whether a certificate is revoked, by the name of the issuer's profile
     */
    public static CertificateCheck of(MethodId method, Settings settings, Meters meters) {
        return new CertificateCheck(
                IssuerProfiles.of(method, settings),
                new HttpFetch(),
                settings.number("certificates-remembered", REMEMBERED, 0, 1_000_000),
                meters);
    }

    /** The issuers this check believes. */
    public TrustedIssuers issuers() {
        return issuers;
    }

    /** Checks a certificate. It may take as long as the profile's deadline, to ask whether it is revoked. */
    public Verdict verify(UnverifiedCertificate unverified, InstantSource clock) {
        if (unverified.der().length > ParsedCertificate.LARGEST) {
            return new Refused(Problems.UNREADABLE, "The certificate is too large.");
        }
        Fingerprint fingerprint = Fingerprint.of(unverified.der());
        Instant now = clock.instant();
        Optional<Dated> remembered = verdicts.get(fingerprint).filter(dated -> dated.countsAt(now));
        return remembered.isPresent()
                ? remembered.get().verdict()
                : flights.share(fingerprint, () -> examined(fingerprint, unverified, clock));
    }

    private Verdict examined(Fingerprint fingerprint, UnverifiedCertificate unverified, InstantSource clock) {
        Dated dated = pipeline.verify(unverified, clock);
        // a refusal that costs nothing is not remembered, so that strangers cannot crowd out the others
        if (dated.countsAt(clock.instant())) {
            verdicts.put(fingerprint, dated);
        }
        return dated.verdict();
    }
}
