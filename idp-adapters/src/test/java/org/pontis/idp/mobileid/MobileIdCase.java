package org.pontis.idp.mobileid;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.OnlineIssuer;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Patience;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;

/** A house, an operator, an authority with its responder, and a citizen with a SIM. */
abstract class MobileIdCase {

    static final OnlineIssuer ONLINE = OnlineIssuer.called("Test SIM issuer");
    static final TestAuthority ISSUER = ONLINE.authority();
    static final KeyPair KEYS = ONLINE.keys();

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
        ONLINE.says(status, site, house.clock().instant());
    }

    /** Ana's certificate for logins. */
    static Making certificate() {
        return ONLINE.anas();
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
        return ONLINE.brunos();
    }

    static Input form(String identifier, String phone) {
        return new Input(Map.of("identifier", identifier, "phone", phone));
    }

    /** From the form until the phone has answered. */
    Step login(Input form) {
        return login(attempt, form);
    }

    Step login(TestAttempt one, Input form) {
        method.begin(one);
        return patiently(one, method.resume(one, form));
    }

    Step patiently(Step step) {
        return patiently(attempt, step);
    }

    /** Asks again and again, as the page does. */
    private Step patiently(TestAttempt one, Step step) {
        return step instanceof Step.Wait
                ? Patience.until("the page has nothing to wait for", () -> Optional.of(method.resume(one, Input.NONE))
                        .filter(next -> !(next instanceof Step.Wait)))
                : step;
    }

    Step.Wait ringing(Step step) {
        return ringing(attempt, step);
    }

    /** The page with the verification code, past the one that says that the operator is being asked. */
    Step.Wait ringing(TestAttempt one, Step step) {
        Step now = isAsking(step)
                ? Patience.until("the operator has answered", () -> Optional.of(method.resume(one, Input.NONE))
                        .filter(next -> !isAsking(next)))
                : step;
        assertThat(now).isInstanceOf(Step.Wait.class);
        return (Step.Wait) now;
    }

    private static boolean isAsking(Step step) {
        return step instanceof Step.Wait wait && wait.model().isEmpty();
    }

    /** Until the phone rings. */
    void rung() {
        told(StubOperator.Question.RING);
    }

    /** What the operator was told first, once it was. */
    StubOperator.Asked told(StubOperator.Question question) {
        return Patience.until("the operator is told to " + question, () -> operator.asked(question).stream()
                .findFirst());
    }

    /** The page asks again, until the operator was asked so often how far it is. */
    void looked(int times) {
        Patience.until("the operator is asked again", () -> {
            assertThat(method.resume(attempt, Input.NONE)).isInstanceOf(Step.Wait.class);
            return operator.asked(StubOperator.Question.LOOK).size() >= times;
        });
    }

    static void assertFailed(Step step, LoginProblem problem) {
        assertThat(step).isEqualTo(Step.Failed.because(problem));
    }
}
