package org.pontis.idp.mobileid;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;

/** A house, an operator, an authority with its responder, and a citizen with a SIM. */
abstract class MobileIdCase {

    static final TestAuthority ISSUER = TestAuthority.root("Test root").below("Test SIM issuer");
    static final TestAuthority RESPONDER = ISSUER.responder().authority(Keys.p256());
    static final KeyPair KEYS = Keys.p256();

    static final String PHONE = "+34600000001";
    static final Input ANA = form("00000001R", "600 000 001");

    @TempDir
    Path folder;

    final FixedHouse house = new FixedHouse();
    final TestSite site = new TestSite();
    final StubOperator operator = new StubOperator();
    final TestAttempt attempt = new TestAttempt("attempt");
    LoginMethod method;

    @BeforeEach
    void open() {
        new ProfileFolder(folder, ISSUER)
                .set("methods", "mobile-id")
                .set("organisations", "allowed")
                .set("ocsp", site.address("/ocsp"))
                .read();
        responder(Reply.Status.GOOD);
        method = method(Map.of());
    }

    @AfterEach
    void close() {
        operator.close();
        site.close();
    }

    /** The settings of the dialect under test. */
    abstract Map<String, String> dialect();

    LoginMethod method(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(dialect());
        settings.put("issuers", folder.toString());
        settings.put("calling-code", "+34");
        settings.put("ring-after", "PT0.05S");
        settings.putAll(more);
        return house.method(new MobileIdFactory(), settings);
    }

    void responder(Reply.Status status) {
        site.at(
                "/ocsp",
                TestSite.ocsp(new Reply(
                                RESPONDER.certificate(),
                                RESPONDER.keys(),
                                List.of(RESPONDER.certificate()),
                                house.clock().instant())
                        .saying(status)));
    }

    /** Ana's certificate for logins. */
    static Making certificate() {
        return ISSUER.login().key(KEYS.getPublic());
    }

    /** Of Ana, who represents a company. */
    static Making companyCertificate() {
        return certificate()
                .subject(new X500NameBuilder()
                        .addRDN(BCStyle.C, new org.bouncycastle.asn1.DERPrintableString("ES"))
                        .addRDN(BCStyle.CN, new DERUTF8String("GARCÍA RUIZ,ANA,IDCES-00000001R"))
                        .addRDN(BCStyle.SURNAME, new DERUTF8String("GARCÍA RUIZ"))
                        .addRDN(BCStyle.GIVENNAME, new DERUTF8String("ANA"))
                        .addRDN(BCStyle.SERIALNUMBER, new org.bouncycastle.asn1.DERPrintableString("IDCES-00000001R"))
                        .addRDN(BCStyle.O, new DERUTF8String("Puentes del Tajo SL"))
                        .addRDN(BCStyle.ORGANIZATION_IDENTIFIER, new DERUTF8String("VATES-B00000000"))
                        .build());
    }

    /** Of somebody else. */
    static Making brunosCertificate() {
        return certificate()
                .subject(Names.person("IDCES-00000002W", "BRUNO", "DÍAZ SOLER").build());
    }

    static Input form(String identifier, String phone) {
        return new Input(Map.of("identifier", identifier, "phone", phone));
    }

    /** From the form until the phone has answered. */
    Step login(Input form) {
        method.begin(attempt);
        return patiently(method.resume(attempt, form));
    }

    /** Asks again and again, as the page does. */
    Step patiently(Step step) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Step now = step;
        while (now instanceof Step.Wait && System.nanoTime() < until) {
            pause();
            now = method.resume(attempt, Input.NONE);
        }
        return now;
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The page with the verification code, past the one that says that the operator is being asked. */
    Step.Wait ringing(Step step) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Step now = step;
        while (now instanceof Step.Wait wait && wait.model().isEmpty() && System.nanoTime() < until) {
            pause();
            now = method.resume(attempt, Input.NONE);
        }
        assertThat(now).isInstanceOf(Step.Wait.class);
        return (Step.Wait) now;
    }

    void rung() {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (operator.asked(StubOperator.Question.RING).isEmpty() && System.nanoTime() < until) {
            pause();
        }
        assertThat(operator.asked(StubOperator.Question.RING)).isNotEmpty();
    }

    static void assertFailed(Step step, LoginProblem problem) {
        assertThat(step).isEqualTo(Step.Failed.because(problem));
    }
}
