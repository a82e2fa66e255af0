package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;

/** What an OCSP answer says of a certificate; RFC 6960, section 4.2.2.1. It counts only from an authorised responder. */
final class Said {

    private Said() {}

    /**
     * What it says.
     *
     * @throws Unusable if it is not fresh
     */
    static Status of(
            BasicAnswer answer,
            SingleResponse single,
            URI source,
            Evidence.Signer signer,
            Freshness freshness,
            Instant now)
            throws Unusable {
        Instant producedAt = instant(answer.response().getTbsResponseData().getProducedAt());
        Unusable.unless(!producedAt.isAfter(now.plus(freshness.skew())), "producedAt is in the future");
        Instant thisUpdate = instant(single.getThisUpdate());
        Optional<Instant> nextUpdate =
                single.getNextUpdate() == null ? Optional.empty() : Optional.of(instant(single.getNextUpdate()));
        Fresh fresh = freshness.of(thisUpdate, nextUpdate, now);
        Evidence evidence = new Evidence(
                Evidence.Kind.OCSP,
                source,
                signer,
                producedAt,
                thisUpdate,
                nextUpdate,
                fresh,
                Hash.hex(Hash.sha256(answer.octets())));
        CertStatus status = single.getCertStatus();
        return switch (status.getTagNo()) {
            case 0 -> new Status.Good(evidence);
            case 1 -> revoked(RevokedInfo.getInstance(status.getStatus()), evidence);
            default -> new Status.Unknown(evidence);
        };
    }

    private static Status revoked(RevokedInfo info, Evidence evidence) throws Unusable {
        return new Status.Revoked(
                info.getRevocationReason() == null
                        ? Reason.UNSPECIFIED
                        : Reason.named(info.getRevocationReason().getValue().intValue()),
                instant(info.getRevocationTime()),
                evidence);
    }

    private static Instant instant(ASN1GeneralizedTime time) throws Unusable {
        try {
            return time.getDate().toInstant();
        } catch (ParseException | RuntimeException malformed) {
            throw new Unusable("the answer has a time that is none");
        }
    }
}
