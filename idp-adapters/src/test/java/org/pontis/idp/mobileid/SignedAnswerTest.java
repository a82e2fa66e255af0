package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.testing.FixedHouse;

import static org.assertj.core.api.Assertions.assertThat;

/** A signature that came back, and whom its certificate names. */
class SignedAnswerTest extends RestCase {

    @Test
    @DisplayName("J5 the certificate of another person")
    void anotherPersonsCertificateIsRefused() {
        certificate = brunosCertificate().der();

        assertFailed(login(ANA), MobileProblems.OTHER_PERSON);
    }

    @Test
    @DisplayName("J6 J14 signatures that are none, or of something else")
    void aSignatureThatIsNoneIsForged() {
        byte[] other = new byte[32];
        for (java.util.function.Supplier<Object> answer : List.<java.util.function.Supplier<Object>>of(
                () -> ok(sign(other)),
                () -> ok(sign("NONEwithECDSA", hash.get())),
                () -> ok(new byte[64]),
                () -> ok(new byte[0]),
                () -> ok(sign(hash.get()), "SHA256WithRSAEncryption"),
                () -> ok(sign(hash.get()), "SHA1WithECEncryption"),
                () -> Map.of("state", "COMPLETE", "result", "OK", "cert", base64(certificate)),
                () -> Map.of(
                        "state",
                        "COMPLETE",
                        "result",
                        "OK",
                        "signature",
                        Map.of("value", base64(sign(hash.get())), "algorithm", "SHA256WithECEncryption")),
                () -> Map.of(
                        "state",
                        "COMPLETE",
                        "result",
                        "OK",
                        "cert",
                        "%%%",
                        "signature",
                        Map.of("value", "%%%", "algorithm", "SHA256WithECEncryption")))) {
            operator.says(Question.LOOK, request -> answer.get());

            assertFailed(login(ANA), MobileProblems.FORGED);
        }
    }

    @Test
    @DisplayName("J7 a key that is not the certificate's")
    void anotherKeyThanTheCertificatesIsForged() {
        signing = Keys.p256();

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void rsaInASimIsAsGood() {
        signing = Keys.rsa(2048);
        certificate = certificate().key(signing.getPublic()).der();
        operator.says(Question.LOOK, request -> {
            byte[] info = java.util.HexFormat.of().parseHex("3031300d060960864801650304020105000420");
            byte[] input = java.util.Arrays.copyOf(info, info.length + 32);
            System.arraycopy(hash.get(), 0, input, info.length, 32);
            return ok(sign("NONEwithRSA", input), "SHA256WithRSAEncryption");
        });

        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
    }

    @Test
    @DisplayName("J8 J9 what is wrong with a certificate is said as it is")
    void aCertificateThatDoesNotPassLetsNobodyIn() {
        certificate = certificate()
                .valid(
                        house.clock().instant().minus(Duration.ofDays(9)),
                        house.clock().instant().minusSeconds(60))
                .der();
        assertFailed(login(ANA), Problems.EXPIRED);
        certificate = certificate().keyUsage(KeyUsage.nonRepudiation).der();
        assertFailed(login(ANA), Problems.WRONG_KIND);
        certificate = certificate().policies("1.3.6.1.4.1.99999.10.11").der();
        assertFailed(login(ANA), Problems.WRONG_KIND);
        TestAuthority stranger = TestAuthority.root("Test root").below("Test SIM issuer");
        certificate = stranger.login().key(KEYS.getPublic()).der();
        assertFailed(login(ANA), Problems.UNKNOWN_ISSUER);
        certificate = certificate().der();
        responder(Reply.Status.REVOKED);
        assertFailed(login(ANA), Problems.REVOKED);
    }

    @Test
    @DisplayName("J9 a responder that cannot be reached never means logged in")
    void anUnreachableResponderLetsNobodyIn() {
        site.at("/ocsp", TestSite.status(503));

        assertFailed(login(ANA), Problems.STATUS_UNREACHABLE);
    }

    @Test
    @DisplayName("J13 J6 the answer of another login is worth nothing in this one")
    void aReplayedAnswerIsForged() {
        AtomicReference<Object> first = new AtomicReference<>();
        operator.says(Question.LOOK, request -> {
            first.compareAndSet(null, ok(sign(hash.get())));
            return first.get();
        });

        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void anAnswerCountsOnce() {
        assertThat(login(ANA)).isInstanceOf(Step.Done.class);

        // the same login once more, from a browser that kept the page
        assertFailed(patiently(method.resume(attempt, Input.NONE)), LoginProblem.CODE_EXPIRED);
    }

    @Test
    void theRoleIsChosenAndDecidesTheCertificate() {
        operator.says(
                Question.ASK,
                request -> Map.of("result", "OK", "roles", List.of(Map.of("role", "self"), Map.of("role", "company"))));
        certificate = companyCertificate().der();
        method.begin(attempt);
        Step role = patiently(method.resume(attempt, ANA));
        assertThat(role).isEqualTo(new Step.Prompt("mobile-id-role", Map.of()));
        assertThat(method.resume(attempt, new Input(Map.of("role", "queen")))).isEqualTo(role);

        Step done = patiently(method.resume(attempt, new Input(Map.of("role", "company"))));

        assertThat(done).isInstanceOfSatisfying(Step.Done.class, step -> {
            assertThat(step.citizen()).isEqualTo(FixedHouse.ANA);
            assertThat(step.represented()).contains(new Represented("Puentes del Tajo SL", "VATES-B00000000"));
        });
        assertThat(operator.asked(Question.RING)
                        .getFirst()
                        .request()
                        .path("role")
                        .asText())
                .isEqualTo("company");
    }

    @Test
    void whereThePortalIsNotToldNobodyIsAskedAndSheIsHerself() {
        operator.says(
                Question.ASK,
                request -> Map.of("result", "OK", "roles", List.of(Map.of("role", "company"), Map.of("role", "self"))));
        attempt.atOneThatIsNotTold();

        assertThat(login(ANA)).isInstanceOfSatisfying(Step.Done.class, step -> assertThat(step.represented())
                .isEmpty());
        assertThat(operator.asked(Question.RING)
                        .getFirst()
                        .request()
                        .path("role")
                        .asText())
                .isEqualTo("self");
    }

    /** An operator that knows of no roles: she has chosen none, so she is herself. */
    @Test
    void aCompanyThatNobodyChoseIsForged() {
        certificate = companyCertificate().der();

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void theOtherRolesCertificateIsForged() {
        operator.says(
                Question.ASK,
                request -> Map.of("result", "OK", "roles", List.of(Map.of("role", "self"), Map.of("role", "company"))));
        method.begin(attempt);
        patiently(method.resume(attempt, ANA));
        assertFailed(patiently(method.resume(attempt, new Input(Map.of("role", "company")))), MobileProblems.FORGED);

        certificate = companyCertificate().der();
        method.begin(attempt);
        patiently(method.resume(attempt, ANA));
        assertFailed(patiently(method.resume(attempt, new Input(Map.of("role", "self")))), MobileProblems.FORGED);
    }
}
