package org.pontis.idp.certificate.pki;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/**
 * An OCSP response in the making, right in everything until told otherwise: each field has a fault.
 */
public final class Reply {

    /** What it says. */
    public enum Status {
        GOOD,
        REVOKED,
        UNKNOWN
    }

    /** What becomes of the nonce. */
    public enum NonceFault {
        NONE,
        LEFT_OUT,
        OTHER
    }

    private static final Instant REVOKED_AT = Instant.parse("2026-10-01T08:00:00Z");

    private final X509Certificate signer;
    private final KeyPair keys;
    private final List<X509Certificate> certificates;
    private String algorithm;
    private Status status = Status.GOOD;
    private NonceFault nonce = NonceFault.NONE;
    private Instant producedAt;
    private Instant thisUpdate;
    private Optional<Instant> nextUpdate;
    private int copies = 1;
    private Optional<BigInteger> serial = Optional.empty();
    private Optional<byte[]> keyHash = Optional.empty();
    private Optional<byte[]> nameHash = Optional.empty();
    private boolean byKey;
    private Optional<X500Name> named = Optional.empty();
    private boolean criticalExtension;
    private boolean brokenSignature;

    /**
     * A good reply.
     *
     * @param signer whose key signs, and whose name is on it
     * @param certificates what comes along
     */
    public Reply(X509Certificate signer, KeyPair keys, List<X509Certificate> certificates, Instant now) {
        this.signer = signer;
        this.keys = keys;
        this.certificates = certificates;
        this.algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        this.producedAt = now;
        this.thisUpdate = now;
        this.nextUpdate = Optional.of(now.plus(Duration.ofHours(1)));
    }

    /** Signed by an authority or by a responder whose certificate comes along. */
    public static Reply by(TestAuthority responder, Instant now) {
        return new Reply(responder.certificate(), responder.keys(), List.of(responder.certificate()), now);
    }

    public Reply saying(Status other) {
        this.status = other;
        return this;
    }

    public Reply nonce(NonceFault other) {
        this.nonce = other;
        return this;
    }

    public Reply algorithm(String other) {
        this.algorithm = other;
        return this;
    }

    public Reply times(Instant produced, Instant from, Optional<Instant> until) {
        this.producedAt = produced;
        this.thisUpdate = from;
        this.nextUpdate = until;
        return this;
    }

    public Reply copies(int number) {
        this.copies = number;
        return this;
    }

    public Reply about(BigInteger otherSerial) {
        this.serial = Optional.of(otherSerial);
        return this;
    }

    public Reply ofIssuer(byte[] otherKeyHash) {
        this.keyHash = Optional.of(otherKeyHash);
        return this;
    }

    public Reply ofIssuerNamed(byte[] otherNameHash) {
        this.nameHash = Optional.of(otherNameHash);
        return this;
    }

    public Reply namedByKey() {
        this.byKey = true;
        return this;
    }

    public Reply named(X500Name other) {
        this.named = Optional.of(other);
        return this;
    }

    public Reply withCriticalExtension() {
        this.criticalExtension = true;
        return this;
    }

    public Reply withBrokenSignature() {
        this.brokenSignature = true;
        return this;
    }

    /** The response to a request, in DER. */
    public byte[] to(byte[] requestDer) {
        OCSPRequest request = OCSPRequest.getInstance(requestDer);
        CertID asked = Request.getInstance(
                        request.getTbsRequest().getRequestList().getObjectAt(0))
                .getReqCert();
        ASN1EncodableVector singles = new ASN1EncodableVector();
        for (int i = 0; i < copies; i++) {
            singles.add(single(asked));
        }
        ASN1EncodableVector data = new ASN1EncodableVector();
        data.add(responderId());
        data.add(time(producedAt));
        data.add(new DERSequence(singles));
        extensions(request).ifPresent(extensions -> data.add(new DERTaggedObject(true, 1, extensions)));
        DERSequence tbs = new DERSequence(data);
        byte[] signature = Making.sign(algorithm, keys.getPrivate(), Making.encoded(tbs));
        if (brokenSignature) {
            signature[signature.length - 1] ^= 1;
        }
        ASN1EncodableVector basic = new ASN1EncodableVector();
        basic.add(tbs);
        basic.add(new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm));
        basic.add(new DERBitString(signature));
        if (!certificates.isEmpty()) {
            basic.add(new DERTaggedObject(
                    true,
                    0,
                    new DERSequence(certificates.stream()
                            .map(certificate -> structure(certificate))
                            .toArray(ASN1Encodable[]::new))));
        }
        return response(0, Optional.of(Making.encoded(new DERSequence(basic))));
    }

    /** A request without a nonce. */
    public static byte[] request(X509Certificate certificate, X509Certificate issuer) {
        CertID about = new CertID(
                new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
                new DEROctetString(sha1(issuer.getSubjectX500Principal().getEncoded())),
                new DEROctetString(sha1(keyOf(issuer))),
                new ASN1Integer(certificate.getSerialNumber()));
        return Making.encoded(new OCSPRequest(
                new TBSRequest(null, new DERSequence(new Request(about, null)), (Extensions) null), null));
    }

    private static byte[] keyOf(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getOctets();
    }

    /** An outer response. */
    public static byte[] response(int status, Optional<byte[]> basic) {
        ASN1EncodableVector outer = new ASN1EncodableVector();
        outer.add(new ASN1Enumerated(status));
        basic.ifPresent(octets -> outer.add(new DERTaggedObject(true, 0, new DERSequence(new ASN1Encodable[] {
            OCSPObjectIdentifiers.id_pkix_ocsp_basic, new DEROctetString(octets)
        }))));
        return Making.encoded(new DERSequence(outer));
    }

    private ASN1Encodable single(CertID asked) {
        ASN1EncodableVector single = new ASN1EncodableVector();
        single.add(new CertID(
                asked.getHashAlgorithm(),
                nameHash.<ASN1OctetString>map(DEROctetString::new).orElse(asked.getIssuerNameHash()),
                keyHash.<ASN1OctetString>map(DEROctetString::new).orElse(asked.getIssuerKeyHash()),
                serial.map(ASN1Integer::new).orElse(asked.getSerialNumber())));
        single.add(
                switch (status) {
                    case GOOD -> new DERTaggedObject(false, 0, DERNull.INSTANCE);
                    case REVOKED ->
                        new DERTaggedObject(false, 1, new DERSequence(new ASN1Encodable[] {
                            time(REVOKED_AT), new DERTaggedObject(true, 0, new ASN1Enumerated(1))
                        }));
                    case UNKNOWN -> new DERTaggedObject(false, 2, DERNull.INSTANCE);
                });
        single.add(time(thisUpdate));
        nextUpdate.ifPresent(until -> single.add(new DERTaggedObject(true, 0, time(until))));
        return new DERSequence(single);
    }

    private ResponderID responderId() {
        return byKey
                ? new ResponderID(new DEROctetString(sha1(
                        SubjectPublicKeyInfo.getInstance(signer.getPublicKey().getEncoded())
                                .getPublicKeyData()
                                .getOctets())))
                : new ResponderID(named.orElseGet(() ->
                        X500Name.getInstance(signer.getSubjectX500Principal().getEncoded())));
    }

    private Optional<Extensions> extensions(OCSPRequest request) {
        ASN1EncodableVector all = new ASN1EncodableVector();
        ASN1ObjectIdentifier id = OCSPObjectIdentifiers.id_pkix_ocsp_nonce;
        Optional<Extension> asked = Optional.ofNullable(request.getTbsRequest().getRequestExtensions())
                .map(extensions -> extensions.getExtension(id));
        switch (nonce) {
            case NONE -> asked.ifPresent(all::add);
            case OTHER ->
                all.add(new Extension(id, false, new DEROctetString(Making.encoded(new DEROctetString(new byte[32])))));
            case LEFT_OUT -> {}
        }
        if (criticalExtension) {
            all.add(new Extension(
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"),
                    true,
                    new DEROctetString(Making.encoded(DERNull.INSTANCE))));
        }
        return all.size() == 0 ? Optional.empty() : Optional.of(Extensions.getInstance(new DERSequence(all)));
    }

    private static ASN1Encodable structure(X509Certificate certificate) {
        try {
            return Certificate.getInstance(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ASN1GeneralizedTime time(Instant instant) {
        return new DERGeneralizedTime(Date.from(instant));
    }

    private static byte[] sha1(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(octets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
