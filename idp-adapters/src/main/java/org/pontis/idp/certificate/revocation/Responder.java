package org.pontis.idp.certificate.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.pontis.idp.certificate.x509.Curve;
import org.pontis.idp.certificate.x509.KeyStrength;
import org.pontis.idp.certificate.x509.KeyUsage;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Who signed an answer, and by which right; RFC 6960, section 4.2.2.2. That some authority we trust issued the responder's
 * certificate is no right: it must be the issuer of the certificate in question.
 */
record Responder(ParsedCertificate certificate, Evidence.Signer right) {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            OCSPObjectIdentifiers.id_pkix_ocsp_nocheck);

    static Responder of(
            BasicAnswer answer,
            Question question,
            List<ParsedCertificate> pinned,
            Instant now,
            Delegations delegations,
            Predicate<ParsedCertificate> unrevoked)
            throws Unusable {
        if (answer.namesAsResponder(question.issuer())) {
            return signed(answer, new Responder(question.issuer(), Evidence.Signer.ISSUER));
        }
        Optional<ParsedCertificate> known =
                pinned.stream().filter(answer::namesAsResponder).findFirst();
        if (known.isPresent()) {
            Unusable.unless(known.get().validAt(now), "the pinned responder's certificate is not valid now");
            return signed(answer, new Responder(known.get(), Evidence.Signer.PINNED));
        }
        ParsedCertificate named = answer.certificates().stream()
                .filter(answer::namesAsResponder)
                .findFirst()
                .orElseThrow(() -> new Unusable("the answer names a responder whose certificate is not there"));
        ParsedCertificate delegate = delegations
                .of(question.issuer(), named)
                .orElseThrow(() -> new Unusable("the responder's certificate is not of the issuer in question"));
        authorised(delegate, now, unrevoked);
        return signed(answer, new Responder(delegate, Evidence.Signer.DELEGATE));
    }

    private static Responder signed(BasicAnswer answer, Responder responder) throws Unusable {
        Unusable.unless(answer.signedBy(responder.certificate), "the responder it names has not signed the answer");
        return responder;
    }

    private static void authorised(ParsedCertificate delegate, Instant now, Predicate<ParsedCertificate> unrevoked)
            throws Unusable {
        Unusable.unless(delegate.validAt(now), "the responder's certificate is not valid now");
        Unusable.unless(signsOcsp(delegate), "the responder's certificate is not for OCSP signing");
        Unusable.unless(
                UNDERSTOOD.containsAll(delegate.criticalExtensions()),
                "the responder's certificate has a critical extension that is not understood");
        Unusable.unless(KeyStrength.weakness(delegate.keyInfo(), Curve.NIST).isEmpty(), "the responder's key is weak");
        // 4.2.2.2.1: the issuer says that it need not be looked up, or it is looked up
        Unusable.unless(
                delegate.has(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) || unrevoked.test(delegate),
                "the responder's certificate may be revoked");
    }

    private static boolean signsOcsp(ParsedCertificate delegate) {
        try {
            return delegate.extension(Extension.extendedKeyUsage)
                            .map(ExtendedKeyUsage::getInstance)
                            .filter(usage -> usage.hasKeyPurposeId(KeyPurposeId.id_kp_OCSPSigning))
                            .isPresent()
                    && (!delegate.has(Extension.keyUsage) || delegate.permits(KeyUsage.DIGITAL_SIGNATURE));
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
