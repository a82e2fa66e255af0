package org.pontis.idp.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.Reply.NonceFault;
import org.pontis.idp.certificate.pki.RevocationList;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.certificate.revocation.Evidence;
import org.pontis.idp.certificate.x509.Der;

import static org.assertj.core.api.Assertions.assertThat;

class OcspTest extends CheckTest {

    @Test
    @DisplayName("K20 a good, fresh answer with our nonce lets in, and is the evidence")
    void aGoodAnswerLetsIn() {
        Evidence evidence = verified(verdict(ISSUER.login())).evidence();

        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.OCSP);
        assertThat(evidence.signer()).isEqualTo(Evidence.Signer.DELEGATE);
        assertThat(evidence.source()).hasToString(site.address("/ocsp"));
        assertThat(evidence.thisUpdate()).isEqualTo(clock.instant());
        assertThat(evidence.digest()).hasSize(64);
    }

    @Test
    void theIssuerMayAnswerItself() {
        answers(new Reply(ISSUER.certificate(), ISSUER.keys(), List.of(), clock.instant()));

        assertThat(verified(verdict(ISSUER.login())).evidence().signer()).isEqualTo(Evidence.Signer.ISSUER);
    }

    @Test
    void aResponderMayBeNamedByItsKey() {
        answers(reply().namedByKey());

        verified(verdict(ISSUER.login()));
    }

    @Test
    void anIssuerMayBeAskedBySha256() {
        profile.set("ocsp-digest", "sha256");

        verified(verdict(ISSUER.login()));
    }

    @Test
    @DisplayName("K21 a revoked certificate is refused, with reason and time in the log")
    void aRevokedCertificateIsRefused() {
        answers(reply().saying(Reply.Status.REVOKED));

        refused(verdict(ISSUER.login()), Problems.REVOKED, "2026-10-01T08:00:00Z: keyCompromise");
    }

    @Test
    @DisplayName("K21 a certificate the responder does not know is refused, whatever a CRL says")
    void anUnknownCertificateIsRefused() {
        answers(reply().saying(Reply.Status.UNKNOWN));
        profile.set("crl", site.address("/crl"));
        site.at("/crl", TestSite.body("application/pkix-crl", new RevocationList(ISSUER, clock.instant()).der()));

        refused(verdict(ISSUER.login()), Problems.STATUS_UNKNOWN, "does not know");
    }

    @Test
    @DisplayName("K22 a responder that is not there lets nobody in")
    void aResponderThatIsNotThereLetsNobodyIn() {
        site.close();

        unreachable("no answer");
    }

    @Test
    @DisplayName("K22 a responder that does not answer in time lets nobody in")
    void aSlowResponderLetsNobodyIn() {
        CountDownLatch never = new CountDownLatch(1);
        site.at("/ocsp", (exchange, request) -> {
            try {
                never.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        profile.set("timeout", "PT0.3S");

        unreachable("no answer in time");
    }

    @Test
    @DisplayName("K22 a responder that trickles its answer is left at the deadline, and hung up on")
    void aTricklingResponderIsLeft() throws InterruptedException {
        CountDownLatch hungUp = new CountDownLatch(1);
        site.at("/ocsp", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(0x30);
                    exchange.getResponseBody().flush();
                    Thread.sleep(20);
                }
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            } catch (IOException nobodyListens) {
                hungUp.countDown();
            }
        });
        profile.set("timeout", "PT0.5S");

        unreachable("no answer in time");
        assertThat(hungUp.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503})
    @DisplayName("K22 an HTTP error lets nobody in")
    void anHttpErrorLetsNobodyIn(int status) {
        site.at("/ocsp", TestSite.status(status));

        unreachable("HTTP status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    @DisplayName("K22 a responder that says it cannot answer, such as tryLater, lets nobody in")
    void aResponderThatCannotAnswerLetsNobodyIn(int status) {
        site.at("/ocsp", TestSite.body("application/ocsp-response", Reply.response(status, Optional.empty())));

        unreachable("the responder says status " + status);
    }

    @Test
    @DisplayName("K22 an empty answer, and a web page, let nobody in")
    void whatIsNoAnswerLetsNobodyIn() {
        site.at("/ocsp", TestSite.body("application/ocsp-response", new byte[0]));
        unreachable("not DER");

        site.at("/ocsp", TestSite.body("text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        unreachable("content type");

        site.at("/ocsp", TestSite.body("application/ocsp-response", "<html>".getBytes(StandardCharsets.UTF_8)));
        unreachable("not DER");
    }

    @Test
    @DisplayName("K22 a successful answer without content lets nobody in")
    void aSuccessWithoutContentLetsNobodyIn() {
        site.at("/ocsp", TestSite.body("application/ocsp-response", Reply.response(0, Optional.empty())));

        unreachable("not of the shape");
    }

    @Test
    @DisplayName("K22 a packed bomb is not unpacked, and a large answer not read")
    void aBombIsNotUnpacked() {
        site.at("/ocsp", (exchange, request) -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(new byte[1 << 20]);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestSite.body("application/ocsp-response", packed.toByteArray()).serve(exchange, request);
        });
        unreachable("packed");

        site.at("/ocsp", TestSite.body("application/ocsp-response", new byte[40_000]));
        unreachable("too large");

        site.at("/ocsp", (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[40_000]);
        });
        unreachable("too large");
    }

    @Test
    void theNextResponderIsAskedWhenOneGivesNoUsableAnswer() {
        profile.set("ocsp", site.address("/away") + " " + site.address("/ocsp"));

        assertThat(verified(verdict(ISSUER.login())).evidence().source()).hasPath("/ocsp");
        assertThat(site.asked()).containsExactly("/away", "/ocsp");
    }

    @Test
    void allRespondersTogetherHaveADeadline() {
        CountDownLatch never = new CountDownLatch(1);
        for (String path : List.of("/a", "/b", "/c", "/d", "/e")) {
            site.at(path, (exchange, request) -> {
                try {
                    never.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        profile.set(
                        "ocsp",
                        String.join(
                                " ",
                                List.of("/a", "/b", "/c", "/d", "/e").stream()
                                        .map(site::address)
                                        .toList()))
                .set("timeout", "PT0.3S")
                .set("deadline", "PT0.5S");

        unreachable("the deadline passed");
        assertThat(site.asked()).hasSizeLessThan(5);
    }

    @Test
    @DisplayName("K23 an answer about another serial number says nothing of this one")
    void anAnswerAboutAnotherSerialNumber() {
        answers(reply().about(BigInteger.TWO));

        unreachable("another certificate");
    }

    @Test
    @DisplayName("K23 an answer about another issuer's certificate of the same number says nothing (CVE-2026-58062)")
    void anAnswerAboutAnotherIssuer() {
        answers(reply().ofIssuer(new byte[20]));
        unreachable("another certificate");

        answers(reply().ofIssuerNamed(new byte[20]));
        unreachable("another certificate");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    @DisplayName("K23 an answer speaks of exactly one certificate")
    void anAnswerSpeaksOfOneCertificate(int copies) {
        answers(reply().copies(copies));

        unreachable("speaks of " + copies + " certificates");
    }

    @Test
    @DisplayName("K24 an answer without a nonce does not count where the profile requires one")
    void aMissingNonce() {
        answers(reply().nonce(NonceFault.LEFT_OUT));
        unreachable("no nonce");

        profile.set("ocsp-nonce", "optional");
        verified(verdict(ISSUER.login()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"required", "optional", "none"})
    @DisplayName("K24 an answer with another nonce never counts")
    void anotherNonce(String rule) {
        answers(reply().nonce(NonceFault.OTHER));
        profile.set("ocsp-nonce", rule);

        unreachable("the nonce of another request");
    }

    @Test
    @DisplayName("K24 an answer played again does not count")
    void anAnswerPlayedAgain() {
        AtomicReference<byte[]> first = new AtomicReference<>();
        site.at("/ocsp", (exchange, request) -> {
            first.compareAndSet(null, reply().to(request));
            TestSite.body("application/ocsp-response", first.get()).serve(exchange, request);
        });
        profile.set("cache", "PT0S");
        Making login = ISSUER.login();
        UnverifiedCertificate certificate = login.unverified();

        verified(verdict(certificate));
        refused(verdict(certificate), Problems.STATUS_UNREACHABLE, "the nonce of another request");
    }

    @Test
    void aNonceIsNotSentWhereTheResponderStumbles() {
        answers(reply().nonce(NonceFault.NONE));
        profile.set("ocsp-nonce", "none");

        verified(verdict(ISSUER.login()));
    }

    @Test
    @DisplayName("K25 an answer that is stale, from the future or too old does not count")
    void times() {
        Instant now = clock.instant();
        Duration twoMinutes = Duration.ofMinutes(2);

        answers(reply().times(now, now.minus(Duration.ofHours(2)), Optional.of(now.minus(twoMinutes))));
        unreachable("nextUpdate is past");

        answers(reply().times(now, now.plus(twoMinutes), Optional.of(now.plus(Duration.ofHours(1)))));
        unreachable("thisUpdate is in the future");

        answers(reply().times(now.plus(twoMinutes), now, Optional.of(now.plus(Duration.ofHours(1)))));
        unreachable("producedAt is in the future");

        answers(reply().times(now, now.minus(Duration.ofMinutes(17)), Optional.empty()));
        unreachable("too old");
    }

    @Test
    @DisplayName("K25 within the skew, and without nextUpdate within the age, an answer counts")
    void timesWithinTheSkew() {
        Instant now = clock.instant();

        answers(reply().times(now.plusSeconds(50), now.plusSeconds(50), Optional.empty()));
        verified(verdict(ISSUER.login()));

        answers(reply().times(now, now.minus(Duration.ofMinutes(14)), Optional.empty()));
        verified(verdict(ISSUER.login()));

        answers(reply().times(now, now.minus(Duration.ofDays(6)), Optional.of(now.minusSeconds(50))));
        verified(verdict(ISSUER.login()));
    }

    @Test
    @DisplayName("K26 a responder without the usage OCSPSigning may not answer")
    void aResponderWithoutTheUsage() {
        answersOf(responder -> responder.without(Extension.extendedKeyUsage));
        unreachable("not for OCSP signing");

        answersOf(responder -> responder.extendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        unreachable("not for OCSP signing");

        answersOf(responder -> responder.extendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage));
        unreachable("not for OCSP signing");
    }

    @Test
    @DisplayName("K26 another authority's responder may not answer, even one we trust for its own certificates")
    void aResponderOfAnotherAuthority() {
        TestAuthority other = ROOT.below("Another issuer");
        profile.file("other.pem", other.pem()).set("issuers", "issuer.pem other.pem");
        TestAuthority its = other.responder().authority(Keys.p256());
        answers(new Reply(its.certificate(), its.keys(), List.of(its.certificate()), clock.instant()));
        unreachable("not of the issuer in question");

        TestAuthority roots = ROOT.responder().authority(Keys.p256());
        answers(new Reply(roots.certificate(), roots.keys(), List.of(roots.certificate()), clock.instant()));
        unreachable("not of the issuer in question");

        answers(new Reply(ROOT.certificate(), ROOT.keys(), List.of(ROOT.certificate()), clock.instant()));
        unreachable("not of the issuer in question");
    }

    @Test
    @DisplayName("K26 a responder whose certificate is expired, or not valid yet, may not answer")
    void anExpiredResponder() {
        Instant now = clock.instant();

        answersOf(responder -> responder.valid(now.minus(Duration.ofDays(9)), now.minusSeconds(1)));
        unreachable("not valid now");

        answersOf(responder -> responder.valid(now.plusSeconds(1), now.plus(Duration.ofDays(9))));
        unreachable("not valid now");
    }

    @Test
    @DisplayName("K26 a responder that signed its certificate itself, or was signed by a holder, may not answer")
    void aResponderNobodyAuthorised() {
        KeyPair own = Keys.p256();
        X509Certificate selfSigned = new TestAuthority(RESPONDER.certificate(), own)
                .responder()
                .key(own.getPublic())
                .certificate();
        answers(new Reply(selfSigned, own, List.of(selfSigned), clock.instant()));
        unreachable("not of the issuer in question");

        KeyPair holder = Keys.p256();
        X509Certificate login = ISSUER.login().key(holder.getPublic()).certificate();
        X509Certificate signedByHolder = new TestAuthority(login, holder)
                .responder()
                .key(own.getPublic())
                .certificate();
        answers(new Reply(signedByHolder, own, List.of(signedByHolder), clock.instant()));
        unreachable("not of the issuer in question");

        answers(new Reply(login, holder, List.of(login), clock.instant()));
        unreachable("not for OCSP signing");
    }

    @Test
    @DisplayName("K26 a responder that may be revoked is looked up in the CRL, and refused if it is, or nobody knows")
    void aRevokedResponder() {
        KeyPair pair = Keys.p256();
        X509Certificate its = ISSUER.responder()
                .without(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)
                .key(pair.getPublic())
                .certificate();
        answers(new Reply(its, pair, List.of(its), clock.instant()));
        unreachable("may be revoked");

        profile.set("crl", site.address("/crl"));
        RevocationList list = new RevocationList(ISSUER, clock.instant());
        site.at("/crl", TestSite.body("application/pkix-crl", list.der()));
        assertThat(verified(verdict(ISSUER.login())).evidence().kind()).isEqualTo(Evidence.Kind.OCSP);

        site.at(
                "/crl",
                TestSite.body(
                        "application/pkix-crl",
                        list.revoking(its.getSerialNumber()).der()));
        assertThat(verified(verdict(ISSUER.login())).evidence().kind())
                .as("the revoked responder's word does not count, the CRL's does")
                .isEqualTo(Evidence.Kind.CRL);
    }

    @Test
    @DisplayName("K26 a responder whose certificate has a critical extension nobody understands may not answer")
    void aResponderNobodyUnderstands() {
        answersOf(responder ->
                responder.extension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"), true, DERNull.INSTANCE));

        unreachable("critical extension");
    }

    @Test
    @DisplayName("K26 a responder's weak key may not answer")
    void aWeakResponder() {
        KeyPair weak = Keys.rsa(1024);
        X509Certificate its = ISSUER.responder().key(weak.getPublic()).certificate();
        answers(new Reply(its, weak, List.of(its), clock.instant()));

        unreachable("weak");
    }

    @Test
    void aResponderAnOperatorPinnedMayAnswer() {
        KeyPair own = Keys.p256();
        X509Certificate pinned = new TestAuthority(RESPONDER.certificate(), own)
                .responder()
                .key(own.getPublic())
                .certificate();
        answers(new Reply(pinned, own, List.of(), clock.instant()));
        profile.file("responder.pem", TestAuthority.pem(pinned)).set("ocsp-responders", "responder.pem");

        assertThat(verified(verdict(ISSUER.login())).evidence().signer()).isEqualTo(Evidence.Signer.PINNED);
    }

    @Test
    @DisplayName("K27 an answer with a bad signature, or signed with SHA-1 or MD5, does not count")
    void badSignatures() {
        answers(reply().withBrokenSignature());
        unreachable("has not signed");

        answers(reply().algorithm("SHA1withECDSA"));
        unreachable("has not signed");

        KeyPair rsa = Keys.rsa(2048);
        X509Certificate its = ISSUER.responder().key(rsa.getPublic()).certificate();
        answers(new Reply(its, rsa, List.of(its), clock.instant()).algorithm("MD5withRSA"));
        unreachable("has not signed");

        answers(new Reply(its, rsa, List.of(its), clock.instant()));
        verified(verdict(ISSUER.login()));
    }

    @Test
    @DisplayName("K27 a signature that is not whole octets does not count, and the next responder is asked")
    void aSignatureWithHalfAnOctet() {
        site.at("/ocsp", changed(basic -> new ASN1Encodable[] {
            basic.getObjectAt(0), basic.getObjectAt(1), new DERBitString(new byte[72], 4), basic.getObjectAt(3)
        }));
        unreachable("has not signed");

        profile.set("ocsp", site.address("/ocsp") + " " + site.address("/other"));
        site.at("/other", TestSite.ocsp(reply()));
        verified(verdict(ISSUER.login()));
    }

    @Test
    @DisplayName("K27 an answer that is read otherwise than it was written does not count")
    void anAnswerWithAnotherTag() {
        site.at("/ocsp", changed(basic -> {
            ASN1Sequence signed = ASN1Sequence.getInstance(basic.getObjectAt(0));
            ASN1TaggedObject nonce = (ASN1TaggedObject) signed.getObjectAt(3);
            return new ASN1Encodable[] {
                new DERSequence(new ASN1Encodable[] {
                    signed.getObjectAt(0),
                    signed.getObjectAt(1),
                    signed.getObjectAt(2),
                    new DERTaggedObject(true, 9, nonce.getExplicitBaseObject())
                }),
                basic.getObjectAt(1),
                basic.getObjectAt(2),
                basic.getObjectAt(3)
            };
        }));

        unreachable("not of the shape");
    }

    /** A good answer, whose basic response somebody on the way has changed. */
    private TestSite.Page changed(Function<ASN1Sequence, ASN1Encodable[]> change) {
        return (exchange, request) -> {
            ASN1Sequence basic = ASN1Sequence.getInstance(OCSPResponse.getInstance(reply().to(request))
                    .getResponseBytes()
                    .getResponse()
                    .getOctets());
            TestSite.body(
                            "application/ocsp-response",
                            Reply.response(0, Optional.of(Der.encoded(new DERSequence(change.apply(basic))))))
                    .serve(exchange, request);
        };
    }

    @Test
    @DisplayName("K27 an answer that names another responder than signed it does not count")
    void namesAndKeysThatDoNotFit() {
        answers(reply().named(ISSUER.name()));
        unreachable("has not signed");

        answers(reply().named(Names.authority("Somebody else")));
        unreachable("whose certificate is not there");

        TestAuthority other = ISSUER.responder().authority(Keys.p256());
        answers(new Reply(other.certificate(), RESPONDER.keys(), List.of(other.certificate()), clock.instant()));
        unreachable("has not signed");
    }

    @Test
    void aCriticalExtensionOfAnAnswerIsNotOverlooked() {
        answers(reply().withCriticalExtension());

        unreachable("critical extension");
    }

    @Test
    @DisplayName("K28 an address in a certificate is followed to an allowed host only")
    void anAddressInACertificateIsFollowedToAnAllowedHostOnly() {
        profile.set("ocsp", "").set("ocsp-hosts", "responder.example");
        for (String address : List.of(
                site.address("/ocsp"),
                "file:///etc/passwd",
                "ldap://127.0.0.1/",
                "http://responder.example@" + site.host() + "/ocsp",
                "not an address")) {
            refused(verdict(ISSUER.login().ocsp(address)), Problems.STATUS_UNREACHABLE, "nobody to ask");
        }
        assertThat(site.asked()).isEmpty();

        profile.set("ocsp-hosts", site.host());
        refused(
                verdict(ISSUER.login().ocsp("http://somebody@" + site.host() + "/ocsp")),
                Problems.STATUS_UNREACHABLE,
                "nobody to ask");
        verified(verdict(ISSUER.login().ocsp(site.address("/ocsp"))));
    }

    @Test
    void anAddressThatCannotBeAskedIsNoAnswer() {
        profile.set("ocsp", "").set("ocsp-hosts", "127.0.0.1:99999");
        refused(
                verdict(ISSUER.login().ocsp("http://127.0.0.1:99999/")),
                Problems.STATUS_UNREACHABLE,
                "127.0.0.1:99999");

        Making malformed = ISSUER.login().extension(Extension.authorityInfoAccess, false, DERNull.INSTANCE);
        refused(verdict(malformed), Problems.STATUS_UNREACHABLE, "nobody to ask");
    }

    @Test
    @DisplayName("K28 J17 an address in a certificate nobody signed is not followed even to an allowed host")
    void anAddressInAForgedCertificateIsNotFollowed() {
        profile.set("ocsp-hosts", site.host());
        Making forged =
                new TestAuthority(ISSUER.certificate(), Keys.p256()).login().ocsp(site.address("/ocsp"));

        refused(verdict(forged), Problems.UNKNOWN_ISSUER, "has not signed");
        assertThat(site.asked()).isEmpty();
    }

    @Test
    @DisplayName("K29 a redirect is not followed")
    void aRedirectIsNotFollowed() {
        site.at("/elsewhere", TestSite.ocsp(reply()));
        site.at("/ocsp", (exchange, request) -> {
            exchange.getResponseHeaders().set("Location", site.address("/elsewhere"));
            exchange.sendResponseHeaders(307, -1);
        });

        unreachable("HTTP status 307");
        assertThat(site.asked()).containsExactly("/ocsp");
    }

    @Test
    @DisplayName("K31 a good answer is relied on no longer than the profile says, and no longer than it is fresh")
    void aGoodAnswerIsReliedOnForAWhile() {
        CertificateCheck check = profile.check();
        UnverifiedCertificate certificate = ISSUER.login().unverified();
        verified(check.verify(certificate, clock));
        answers(reply().saying(Reply.Status.REVOKED));

        clock.forward(Duration.ofMinutes(10).minusSeconds(1));
        verified(check.verify(certificate, clock));
        assertThat(site.asked()).hasSize(1);

        clock.forward(Duration.ofSeconds(1));
        answers(reply().saying(Reply.Status.REVOKED));
        refused(check.verify(certificate, clock), Problems.REVOKED, "Revoked");
        refused(check.verify(certificate, clock), Problems.REVOKED, "Revoked");
        assertThat(site.asked()).as("revoked is remembered as well").hasSize(2);
    }

    @Test
    @DisplayName("K31 an answer that is stale sooner is asked for again sooner")
    void anAnswerThatIsStaleSooner() {
        CertificateCheck check = profile.check();
        UnverifiedCertificate certificate = ISSUER.login().unverified();
        Instant now = clock.instant();
        answers(reply().times(now, now, Optional.of(now.plusSeconds(60))));
        verified(check.verify(certificate, clock));

        clock.forward(Duration.ofSeconds(60));
        answers(reply());
        verified(check.verify(certificate, clock));
        assertThat(site.asked()).hasSize(2);
    }

    @Test
    @DisplayName("K31 what is remembered of one issuer's certificate says nothing of another's with the same number")
    void whatIsRememberedIsOfOneIssuer() {
        TestAuthority other = ROOT.below("Another issuer");
        profile.file("other.pem", other.pem()).set("issuers", "issuer.pem other.pem");
        CertificateCheck check = profile.check();
        verified(check.verify(ISSUER.login().serial(BigInteger.TEN).unverified(), clock));

        refused(
                check.verify(other.login().serial(BigInteger.TEN).unverified(), clock),
                Problems.STATUS_UNREACHABLE,
                "not of the issuer in question");
    }

    @Test
    @DisplayName("K32 a clock that is an hour wrong, either way, lets nobody in")
    void aWrongClock() {
        UnverifiedCertificate certificate = ISSUER.login().unverified();
        CertificateCheck check = profile.check();
        verified(check.verify(certificate, clock));

        Instant now = clock.instant();
        refused(
                check.verify(certificate, () -> now.minus(Duration.ofHours(1))),
                Problems.STATUS_UNREACHABLE,
                "in the future");
        refused(
                check.verify(certificate, () -> now.plus(Duration.ofHours(1).plusMinutes(2))),
                Problems.STATUS_UNREACHABLE,
                "nextUpdate is past");
    }

    @Test
    @DisplayName("K33 who come with the same certificate at once are asked about once")
    void aStampedeOfOne() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        site.at("/ocsp", (exchange, request) -> {
            try {
                open.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            TestSite.ocsp(reply()).serve(exchange, request);
        });
        CertificateCheck check = profile.check();
        UnverifiedCertificate certificate = ISSUER.login().unverified();
        List<Future<Verdict>> verdicts = new ArrayList<>();
        try (ExecutorService citizens = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                verdicts.add(citizens.submit(() -> check.verify(certificate, clock)));
            }
            open.countDown();
        }
        for (Future<Verdict> verdict : verdicts) {
            verified(verdict.get());
        }
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    @DisplayName("K33 five hundred who come at once with a cold cache open some connections, and all get in")
    void aStampedeOfMany() throws Exception {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        site.at("/ocsp", (exchange, request) -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            try {
                TestSite.ocsp(reply()).serve(exchange, request);
            } finally {
                open.decrementAndGet();
            }
        });
        profile.set("timeout", "PT10S").set("deadline", "PT30S");
        CertificateCheck check = profile.check();
        List<UnverifiedCertificate> certificates =
                Stream.generate(() -> ISSUER.login().unverified()).limit(500).toList();
        List<Future<Verdict>> verdicts = new ArrayList<>();
        try (ExecutorService citizens = Executors.newVirtualThreadPerTaskExecutor()) {
            certificates.forEach(certificate -> verdicts.add(citizens.submit(() -> check.verify(certificate, clock))));
        }
        for (Future<Verdict> verdict : verdicts) {
            verified(verdict.get());
        }
        assertThat(most.get()).isLessThanOrEqualTo(32);
    }

    private void answers(Reply reply) {
        site.at("/ocsp", TestSite.ocsp(reply));
    }

    /** Answers of a delegate whose certificate is otherwise. */
    private void answersOf(UnaryOperator<Making> otherwise) {
        KeyPair pair = Keys.p256();
        X509Certificate its =
                otherwise.apply(ISSUER.responder()).key(pair.getPublic()).certificate();
        answers(new Reply(its, pair, List.of(its), clock.instant()));
    }

    private void unreachable(String cause) {
        refused(verdict(ISSUER.login()), Problems.STATUS_UNREACHABLE, cause);
    }
}
