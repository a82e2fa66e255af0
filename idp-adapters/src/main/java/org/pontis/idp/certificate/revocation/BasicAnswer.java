package org.pontis.idp.certificate.revocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.Extensions;
import org.pontis.idp.certificate.x509.Der;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

/** A basic OCSP response as it came; RFC 6960, section 4.2.1. Reading it says nothing about who wrote it. */
record BasicAnswer(BasicOCSPResponse response, byte[] octets) {

    private static final int MOST_CERTIFICATES = 4;
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);

    /**
     * Reads an answer.
     *
     * @throws Unusable if it is none, or says that the responder cannot answer
     */
    static BasicAnswer read(Fetch.Answer fetched) throws Unusable {
        // RFC 6960, appendix A.2
        Unusable.unless(
                fetched.contentType()
                        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .filter("application/ocsp-response"::equals)
                        .isPresent(),
                "the answer's content type is not application/ocsp-response");
        try {
            OCSPResponse outer = asWritten(der(fetched.body()), OCSPResponse::getInstance);
            int status = outer.getResponseStatus().getIntValue();
            Unusable.unless(status == OCSPResponseStatus.SUCCESSFUL, "the responder says status " + status);
            Unusable.unless(
                    OCSPObjectIdentifiers.id_pkix_ocsp_basic.equals(
                            outer.getResponseBytes().getResponseType()),
                    "the answer is not a basic response");
            byte[] basic = outer.getResponseBytes().getResponse().getOctets();
            return new BasicAnswer(asWritten(der(basic), BasicOCSPResponse::getInstance), fetched.body());
        } catch (RuntimeException malformed) {
            throw new Unusable("the answer is not of the shape of RFC 6960");
        }
    }

    /** Bouncy Castle overlooks some tags. What it reads must be what was written, for that is what was signed. */
    private static <T extends ASN1Object> T asWritten(ASN1Primitive written, Function<Object, T> reading)
            throws Unusable {
        T read = reading.apply(written);
        Unusable.unless(read.toASN1Primitive().equals(written), "the answer is not of the shape of RFC 6960");
        return read;
    }

    private static ASN1Primitive der(byte[] octets) throws Unusable {
        return Der.read(octets).orElseThrow(() -> new Unusable("the answer is not DER"));
    }

    Optional<Extensions> extensions() {
        return Optional.ofNullable(response.getTbsResponseData().getResponseExtensions());
    }

    /** The one response there must be, about the certificate that was asked about; section 3.2, 1. */
    SingleResponse about(CertId asked) throws Unusable {
        ASN1Sequence all = response.getTbsResponseData().getResponses();
        Unusable.unless(all.size() == 1, "the answer speaks of " + all.size() + " certificates");
        try {
            SingleResponse single = SingleResponse.getInstance(all.getObjectAt(0));
            Unusable.unless(asked.matches(single.getCertID()), "the answer speaks of another certificate");
            understood(extensions());
            understood(Optional.ofNullable(single.getSingleExtensions()));
            return single;
        } catch (RuntimeException malformed) {
            throw new Unusable("the answer is not of the shape of RFC 6960");
        }
    }

    private static void understood(Optional<Extensions> extensions) throws Unusable {
        boolean all = extensions.stream()
                .flatMap(some -> Stream.of(some.getCriticalExtensionOIDs()))
                .allMatch(UNDERSTOOD::contains);
        Unusable.unless(all, "the answer has a critical extension that is not understood");
    }

    /** Who says that it answers; section 4.2.1, ResponderID. */
    boolean namesAsResponder(ParsedCertificate certificate) {
        ResponderID id = response.getTbsResponseData().getResponderID();
        return id.getName() != null
                ? id.getName().equals(certificate.subject())
                : Arrays.equals(
                        id.getKeyHash(),
                        Hash.sha1(certificate.keyInfo().getPublicKeyData().getOctets()));
    }

    /** The certificates that came with the answer, as far as they can be read. */
    List<ParsedCertificate> certificates() throws Unusable {
        ASN1Sequence all = Optional.ofNullable(response.getCerts()).orElseGet(DERSequence::new);
        Unusable.unless(
                all.size() <= MOST_CERTIFICATES, "the answer carries more than " + MOST_CERTIFICATES + " certificates");
        List<ParsedCertificate> read = new ArrayList<>();
        for (ASN1Encodable certificate : all) {
            try {
                read.add(ParsedCertificate.read(Der.encoded(certificate.toASN1Primitive())));
            } catch (Unreadable notOne) {
                // whoever needs it will say that nobody authorised signed
            }
        }
        return read;
    }

    boolean signedBy(ParsedCertificate responder) {
        return response.getSignature().getPadBits() == 0
                && responder.hasSigned(
                        Der.encoded(response.getTbsResponseData()),
                        response.getSignatureAlgorithm(),
                        response.getSignature().getOctets());
    }
}
