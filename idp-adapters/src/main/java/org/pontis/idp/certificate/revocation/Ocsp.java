package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extensions;
import org.pontis.idp.certificate.x509.Der;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Asks one responder about one certificate.
 *
 * @param unrevoked looks up a delegated responder that does not say it need not be looked up
 */
record Ocsp(
        Fetch fetch,
        Rules rules,
        InstantSource clock,
        Delegations delegations,
        Predicate<ParsedCertificate> unrevoked) {

    /** Octets. An answer with two RSA-4096 certificates has about six thousand. */
    private static final int LARGEST = 32 * 1024;

    Status ask(Question question, URI responder, Duration patience) throws Unusable {
        CertId certId = CertId.of(question, rules.ocsp().digest());
        NonceExtension nonce = NonceExtension.fresh();
        Fetch.Answer fetched =
                fetch.send(Fetch.Ask.post(responder, Der.encoded(request(certId, nonce)), LARGEST, patience));
        Instant now = clock.instant();

        BasicAnswer answer = BasicAnswer.read(fetched);
        SingleResponse single = answer.about(certId);
        nonce.checkIn(answer.extensions(), sent() ? rules.ocsp().nonce() : OcspRules.Nonce.OPTIONAL);
        Responder signer = Responder.of(answer, question, rules.ocsp().pinned(), now, delegations, unrevoked);
        return Said.of(answer, single, responder, signer.right(), rules.freshness(), now);
    }

    /** RFC 6960, section 4.1.1. */
    private OCSPRequest request(CertId certId, NonceExtension nonce) {
        Optional<Extensions> extensions = sent() ? Optional.of(new Extensions(nonce.extension())) : Optional.empty();
        return new OCSPRequest(
                new TBSRequest(null, new DERSequence(new Request(certId.value(), null)), extensions.orElse(null)),
                null);
    }

    private boolean sent() {
        return rules.ocsp().nonce() != OcspRules.Nonce.NONE;
    }
}
