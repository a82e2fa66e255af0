package org.pontis.sandbox.ca;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;

/** The OCSP responder of one authority, RFC 6960, with every bad habit that can be switched on. */
final class OcspResponder {

    private static final Duration USUAL_VALIDITY = Duration.ofMinutes(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CertificateAuthority authority;
    private final Issuer issuer;
    private final Faults faults;

    OcspResponder(CertificateAuthority authority, Issuer issuer, Faults faults) {
        this.authority = authority;
        this.issuer = issuer;
        this.faults = faults;
    }

    /** The encoded OCSPResponse to an encoded OCSPRequest; what is none gets malformedRequest. */
    byte[] answer(byte[] request) throws OCSPException, IOException {
        OCSPReq asked;
        try {
            asked = new OCSPReq(request);
        } catch (IOException notARequest) {
            return error(OCSPRespBuilder.MALFORMED_REQUEST);
        }
        Optional<Integer> failure = faults.playing(CaFaults.ERROR).map(play -> play.number("status"));
        return failure.isPresent() ? error(failure.get()) : signed(asked);
    }

    private byte[] signed(OCSPReq asked) throws OCSPException, IOException {
        Instant now = signedAt();
        BasicOCSPResp answer = answer(asked, now);
        if (plays(CaFaults.BAD_SIGNATURE)) {
            answer = withSignatureOf(answer(asked, now.minusSeconds(1)), answer);
        }
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, answer).getEncoded();
    }

    private BasicOCSPResp answer(OCSPReq asked, Instant now) throws OCSPException {
        KeyFile signer = signer();
        try {
            X509CertificateHolder certificate = new JcaX509CertificateHolder(signer.certificate());
            BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(certificate.getSubject()));
            Statuses statuses = new Statuses(issuer, faults);
            for (Req one : asked.getRequestList()) {
                answer.addResponse(
                        statuses.named(one.getCertID()),
                        statuses.of(one.getCertID()),
                        Date.from(now),
                        nextUpdate(now).map(Date::from).orElse(null),
                        null);
            }
            nonce(asked).ifPresent(nonce -> answer.setResponseExtensions(new Extensions(nonce)));
            return answer.build(
                    new JcaContentSignerBuilder(CertificateWriter.SIGNATURE).build(signer.key()),
                    new X509CertificateHolder[] {certificate},
                    Date.from(now));
        } catch (OperatorCreationException | CertificateEncodingException e) {
            throw new OCSPException("An answer that cannot be signed.", e);
        }
    }

    private Instant signedAt() {
        Instant now = authority.clock().instant();
        if (plays(CaFaults.STALE)) {
            return now.minus(Duration.ofDays(7));
        }
        return plays(CaFaults.FUTURE) ? now.plus(Duration.ofDays(1)) : now;
    }

    private Optional<Instant> nextUpdate(Instant now) {
        if (plays(CaFaults.STALE)) {
            return Optional.of(now.plus(Duration.ofDays(1)));
        }
        return faults.playing(CaFaults.VALIDITY)
                .map(play -> Duration.ofSeconds(play.number("seconds")))
                .or(() -> Optional.of(USUAL_VALIDITY))
                .filter(Duration::isPositive)
                .map(now::plus);
    }

    /** RFC 9654: the same nonce as in the request, if there was one. */
    private Optional<Extension> nonce(OCSPReq asked) {
        Optional<Extension> nonce = Optional.ofNullable(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .filter(any -> !plays(CaFaults.NO_NONCE));
        return plays(CaFaults.WRONG_NONCE) ? nonce.map(any -> other()) : nonce;
    }

    private static Extension other() {
        byte[] nonce = new byte[32];
        RANDOM.nextBytes(nonce);
        try {
            byte[] wrapped = new DEROctetString(nonce).getEncoded();
            return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, wrapped);
        } catch (IOException e) {
            throw new IllegalStateException("Octets that cannot be encoded.", e);
        }
    }

    private KeyFile signer() {
        if (plays(CaFaults.PRETENDER)) {
            return authority.kept(issuer.id() + "-pretender", issuer::pretender);
        }
        return plays(CaFaults.WRONG_RESPONDER)
                ? stranger().staff().responder()
                : issuer.staff().responder();
    }

    /** Another authority of the same root: its responder may not speak of our certificates (RFC 6960, 4.2.2.2). */
    private Issuer stranger() {
        return authority.issuers().stream()
                .filter(other -> !other.id().equals(issuer.id()))
                .findFirst()
                .orElseThrow();
    }

    private boolean plays(Fault fault) {
        return faults.playing(fault).isPresent();
    }

    private static BasicOCSPResp withSignatureOf(BasicOCSPResp other, BasicOCSPResp answer) throws IOException {
        BasicOCSPResponse from = BasicOCSPResponse.getInstance(other.getEncoded());
        BasicOCSPResponse to = BasicOCSPResponse.getInstance(answer.getEncoded());
        return new BasicOCSPResp(new BasicOCSPResponse(
                to.getTbsResponseData(), to.getSignatureAlgorithm(), from.getSignature(), to.getCerts()));
    }

    private static byte[] error(int status) throws OCSPException, IOException {
        return new OCSPRespBuilder().build(status, null).getEncoded();
    }
}
