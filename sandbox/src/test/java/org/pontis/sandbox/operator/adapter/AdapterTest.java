package org.pontis.sandbox.operator.adapter;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.mobileid.MobileIdFactory;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.sandbox.operator.Operated;
import org.pontis.sandbox.phones.Prompt;

import static org.assertj.core.api.Assertions.assertThat;

class AdapterTest {

    private static final String ANAS_PHONE = "+34600000001";
    private static final Subscriber ANA = Line.spanish("00000001R", ANAS_PHONE);
    private static final Subscriber DIEGO = Line.spanish("00000004G", "+34600000004");
    private static final Subscriber ELENA = Line.spanish("00000005M", "+34600000005");
    private static final Optional<Role> SELF = Optional.of(Role.SELF);

    @RegisterExtension
    static final Operated world = new Operated();

    @TempDir
    static Path profiles;

    private static Line line;

    @BeforeAll
    static void open() throws Exception {
        line = new Line(world, profiles);
    }

    @AfterEach
    void calm() {
        line.putDownWhatRingsLate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void whoTypesHerPinHasSigned(String dialect) throws Exception {
        assertThat(line.ask(dialect, ANA)).isEqualTo(new Answer.Holds(Set.of(Role.SELF)));
        assertThat(line.login(dialect, ANA, SELF)).isInstanceOfSatisfying(Answer.Signed.class, signed -> {
            assertThat(signed.certificate().holder().identifier()).isEqualTo(ANA.identifier());
            assertThat(signed.certificate().ceiling()).isEqualTo(LevelOfAssurance.HIGH);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void thePhoneShowsOurCodeAndOurText(String dialect) throws Exception {
        Order order = line.order(dialect, ANA, SELF);
        Answer begun = line.ring(dialect, order);
        Prompt prompt = world.prompt(ANAS_PHONE);
        line.cancel(dialect, order, (Answer.Begun) begun);

        assertThat(prompt.verificationCode()).isEqualTo(order.code());
        assertThat(prompt.text()).contains("Agencia Tributaria (demo)");
        assertThat(code(line.end(dialect, order, begun))).isEqualTo("MID_CANCELLED");
        assertThat(world.prompts(ANAS_PHONE)).as("the phone is quiet").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void theRoleDecidesTheCertificate(String dialect) throws Exception {
        assertThat(line.ask(dialect, ELENA)).isEqualTo(new Answer.Holds(Set.of(Role.SELF, Role.COMPANY)));
        assertThat(line.login(dialect, ELENA, Optional.of(Role.COMPANY)))
                .isInstanceOfSatisfying(Answer.Signed.class, signed -> assertThat(signed.certificate()
                                .holder()
                                .organisation()
                                .orElseThrow()
                                .identifier())
                        .isEqualTo("VATES-B00000000"));
        assertThat(line.login(dialect, ELENA, SELF)).isInstanceOfSatisfying(Answer.Signed.class, signed -> assertThat(
                        signed.certificate().holder().organisation())
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void aNumberAloneMakesNoPhoneRing(String dialect) throws Exception {
        assertThat(code(line.ask(dialect, Line.spanish("00000005M", ANAS_PHONE))))
                .isEqualTo("MID_NOT_CLIENT");
        assertThat(code(line.ask(dialect, Line.spanish("12345678Z", ANAS_PHONE))))
                .isEqualTo("MID_NOT_CLIENT");
        assertThat(code(line.ask(dialect, Line.spanish("00000001R", "+34600000099"))))
                .isEqualTo("MID_NOT_CLIENT");
        assertThat(world.prompts(ANAS_PHONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void anExpiredSimRingsAndIsRefusedAfterwards(String dialect) throws Exception {
        assertThat(line.ask(dialect, DIEGO)).isInstanceOf(Answer.Holds.class);
        assertThat(code(line.login(dialect, DIEGO, SELF))).isEqualTo("CERT_EXPIRED");
    }

    @ParameterizedTest
    @CsvSource({
        "rest, mid-not-client, MID_NOT_CLIENT",
        "rest, mid-cancelled, MID_CANCELLED",
        "rest, mid-timeout, MID_TIMEOUT",
        "rest, mid-phone-absent, MID_PHONE_ABSENT",
        "rest, mid-delivery-error, MID_DELIVERY",
        "rest, mid-sim-error, MID_SIM",
        "rest, mid-hash-mismatch, MID_SIGNATURE_MISMATCH",
        "rest, mid-pin-blocked, MID_SIM",
        "rest, mid-cert-expired, CERT_EXPIRED",
        "rest, mid-cert-not-yet, CERT_NOT_YET_VALID",
        "rest, mid-cert-revoked, CERT_REVOKED",
        "rest, mid-cert-untrusted, CERT_UNKNOWN_ISSUER",
        "rest, mid-cert-signing, CERT_WRONG_KIND",
        "rest, mid-cert-policy, CERT_WRONG_KIND",
        "rest, mid-weak-key, CERT_WEAK_KEY",
        "rest, mid-other-hash, MID_FORGED",
        "rest, mid-bad-signature, MID_FORGED",
        "rest, mid-der-signature, MID_FORGED",
        "rest, mid-wrong-algorithm, MID_FORGED",
        "rest, mid-no-signature, MID_FORGED",
        "rest, mid-no-cert, MID_FORGED",
        "rest, mid-unknown-result, MID_UNAVAILABLE",
        "rest, mid-session-lost, MID_UNAVAILABLE",
        "rest, mid-http-error, MID_UNAVAILABLE",
        "rest, mid-slow, MID_UNAVAILABLE",
        "rest, mid-hang-up, MID_UNAVAILABLE",
        "rest, mid-page, MID_UNAVAILABLE",
        "mss, mid-not-client, MID_NOT_CLIENT",
        "mss, mid-cancelled, MID_CANCELLED",
        "mss, mid-timeout, MID_TIMEOUT",
        "mss, mid-phone-absent, MID_DELIVERY",
        "mss, mid-delivery-error, MID_DELIVERY",
        "mss, mid-sim-error, MID_SIM",
        "mss, mid-hash-mismatch, MID_SIGNATURE_MISMATCH",
        "mss, mid-pin-blocked, MID_PIN_BLOCKED",
        "mss, mid-cert-expired, CERT_EXPIRED",
        "mss, mid-cert-revoked, CERT_REVOKED",
        "mss, mid-cert-untrusted, CERT_UNKNOWN_ISSUER",
        "mss, mid-cert-signing, CERT_WRONG_KIND",
        "mss, mid-weak-key, CERT_WEAK_KEY",
        "mss, mid-other-hash, MID_FORGED",
        "mss, mid-bad-signature, MID_FORGED",
        "mss, mid-no-signature, MID_FORGED",
        "mss, mid-no-cert, MID_FORGED",
        "mss, mid-unknown-result, MID_UNAVAILABLE",
        "mss, mid-wrong-echo, MID_FORGED",
        "mss, mid-wrong-number, MID_FORGED",
        "mss, mid-mss-fault, MID_REFUSED",
        "mss, mid-mss-status, MID_SIGNATURE_MISMATCH",
        "mss, mid-session-lost, MID_REFUSED",
        "mss, mid-http-error, MID_UNAVAILABLE",
        "mss, mid-hang-up, MID_UNAVAILABLE",
        "mss, mid-page, MID_UNAVAILABLE"
    })
    void everyFaultHasItsProblemAndLetsNobodyIn(String dialect, String fault, String problem) throws Exception {
        line.play(fault);

        assertThat(code(line.login(dialect, ANA, SELF))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"rest, mid-extra-fields", "mss, mid-extra-fields", "rest, mid-rsa", "mss, mid-rsa"})
    void whatIsUnusualButRightIsTaken(String dialect, String fault) throws Exception {
        line.play(fault);

        assertThat(line.login(dialect, ANA, SELF)).isInstanceOf(Answer.Signed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void anotherPersonsSignatureIsHersAndSaysSo(String dialect) throws Exception {
        line.play("mid-other-person");

        assertThat(line.login(dialect, ANA, SELF)).isInstanceOfSatisfying(Answer.Signed.class, signed -> assertThat(
                        signed.certificate().holder().identifier())
                .as("the method compares it")
                .isNotEqualTo(ANA.identifier()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "mss"})
    void aReplayedAnswerIsForged(String dialect) throws Exception {
        assertThat(line.login(dialect, ANA, SELF)).isInstanceOf(Answer.Signed.class);
        line.play("mid-replay");

        assertThat(code(line.login(dialect, ANA, SELF))).isEqualTo("MID_FORGED");
    }

    @Test
    void aSecondRequestFindsTheSimBusy() throws Exception {
        Order first = line.order("mss", ANA, SELF);
        Answer begun = line.ring("mss", first);

        assertThat(code(line.ring("mss", line.order("mss", ANA, SELF)))).isEqualTo("MID_BUSY");
        line.cancel("mss", first, (Answer.Begun) begun);
    }

    @ParameterizedTest
    @CsvSource({
        "+37200000766, 60001019906, OK",
        "+37268000769, 60001017869, OK",
        "+37200000566, 60001018800, OK",
        "+37200000366, 60001019928, MID_NOT_CLIENT",
        "+37200000266, 60001019939, MID_NOT_CLIENT",
        "+37200000666, 60001019961, MID_SIGNATURE_MISMATCH",
        "+37207110066, 60001019947, MID_DELIVERY",
        "+37201100266, 60001019950, MID_CANCELLED",
        "+37201200266, 60001019972, MID_SIM",
        "+37213100266, 60001019983, MID_PHONE_ABSENT",
        "+37066000266, 50001018908, MID_TIMEOUT"
    })
    void theVendorsDemoNumbersEndAsTheyAreKnownTo(String phone, String identifier, String end) throws Exception {
        Answer answer = line.login("rest", Line.estonian(identifier, phone), Optional.empty());

        assertThat(answer instanceof Answer.Signed ? "OK" : code(answer)).isEqualTo(end);
    }

    /** One of those that the method has a text for in every language. */
    private static String code(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Ended.class);
        LoginProblem problem = ((Answer.Ended) answer).problem();
        assertThat(new MobileIdFactory().descriptor().problems()).contains(problem);
        return problem.code();
    }
}
