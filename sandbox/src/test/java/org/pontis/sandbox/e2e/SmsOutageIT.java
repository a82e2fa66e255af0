package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.run.Stack;
import org.pontis.sandbox.sms.SmsCentre;
import org.pontis.sandbox.sms.SmsFaults;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole logins while SMS centres fail: the broker of these tests has a second one, which is played apart. */
@Beside
class SmsOutageIT {

    private static final String LOGIN = "spi-authenticator--pontis-login--";
    private static final String BACKUP_PASSWORD = "backup12";
    private static final String ANAS = "+34600000001";

    private static final Faults BACKUP_FAULTS = new Faults(SmsFaults.ALL);

    private static Stack stack;
    private static SmsCentre backup;

    private SandboxApi sandbox;
    private Portal portal;
    private Citizen ana;

    @BeforeAll
    static void start(@TempDir Path state) throws InterruptedException {
        int port = Addresses.free().smpp();
        stack = Stack.start(
                Stack.Plan.forTest(state)
                        .with(LOGIN + "sms-centres", "smpp,smpp-2")
                        .with(LOGIN + "smpp-submit-timeout", "PT3S")
                        .with(LOGIN + "smpp-retry-max", "PT2S")
                        .with(LOGIN + "smpp-2-host", "127.0.0.1")
                        .with(LOGIN + "smpp-2-port", String.valueOf(port))
                        .with(LOGIN + "smpp-2-system-id", "pontis")
                        .with(LOGIN + "smpp-2-password", BACKUP_PASSWORD)
                        .with(LOGIN + "smpp-2-sender", "Pontis")
                        .with(LOGIN + "smpp-2-retry-max", "PT2S")
                        .with(LOGIN + "sms-pin-resend-after", "PT1S"),
                news -> {});
        backup = SmsCentre.start(
                port, BACKUP_PASSWORD, BACKUP_FAULTS, stack.world().phones());
    }

    @AfterAll
    static void stop() {
        if (backup != null) {
            backup.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void allWell() throws Exception {
        sandbox = SandboxApi.of(stack.addresses());
        sandbox.noFaults();
        BACKUP_FAULTS.stopAll();
        sandbox.forgetLimits();
        Patience.until(
                "both centres are up",
                () -> state("smpp").equals("UP") && state("smpp-2").equals("UP"));
        portal = new Portal(stack.addresses().portalOidcUrl());
        ana = Citizen.of(Citizen.ANA, sandbox);
    }

    @Test
    void whenTheFirstCentreIsDownTheCodeComesOnceThroughTheSecond() throws Exception {
        sandbox.fault("sms-down", "{}");
        Patience.until("the first centre is down", () -> state("smpp").equals("DOWN"));
        assertThat(health().statusCode()).isEqualTo(200);
        logsInWithOneMessage();
    }

    @Test
    void whenTheFirstCentreThrottlesTheCodeComesOnceThroughTheSecond() throws Exception {
        sandbox.fault("sms-throttle", "{}");
        logsInWithOneMessage();
    }

    @Test
    void whenTheFirstCentresQueueIsFullTheCodeComesOnceThroughTheSecond() throws Exception {
        sandbox.fault("sms-queue-full", "{}");
        logsInWithOneMessage();
    }

    @Test
    void whenTheFirstCentreRefusesTheBindTheCodeComesOnceThroughTheSecond() throws Exception {
        sandbox.fault("sms-refuse-bind", "{}");
        Patience.until("the first centre is down", () -> state("smpp").equals("DOWN"));
        logsInWithOneMessage();
    }

    @Test
    void aMessageThatTheFirstCentreHasIsNotSentAgainThoughItsAnswerIsLost() throws Exception {
        sandbox.fault("sms-lose-answer", "{\"count\":1}");
        logsInWithOneMessage();
    }

    @Test
    void aMessageLostWithTheLinkIsNotSentAgainUntilTheCitizenAsks() throws Exception {
        sandbox.fault("sms-drop-link", "{\"count\":1}");
        int before = sandbox.count(ANAS);
        Browser browser = new Browser();
        Page code = ana.identifies(portal.login(browser).choose("sms-pin"));
        assertThat(code.asks()).containsExactly("code");
        // the broker has given up waiting for the first centre's answer when that centre is in trouble
        Patience.until("the first centre is not up", () -> !state("smpp").equals("UP"));
        assertThat(sandbox.count(ANAS)).isEqualTo(before);
        Page again = resent(code);
        ana.typesCode(again);
        assertThat(portal.me(browser).loggedIn()).isTrue();
        assertThat(sandbox.count(ANAS)).isEqualTo(before + 1);
    }

    @Test
    void withAllCentresDownThePageSaysSoAndNothingIsCountedAgainstTheCitizen() throws Exception {
        sandbox.fault("sms-down", "{}");
        BACKUP_FAULTS.play("sms-down", Map.of());
        Patience.until("health is red", () -> health().statusCode() == 503);
        assertThat(state("smpp")).isEqualTo("DOWN");
        assertThat(state("smpp-2")).isEqualTo("DOWN");
        Page chooser = portal.login(new Browser());
        assertThat(chooser.methods().keySet())
                .as("what works stands first")
                .startsWith("password")
                .endsWith("sms-pin");
        assertThat(inTrouble(chooser)).containsExactly("sms-pin");
        assertThat(inTrouble(portal.login(new Browser(), "acr", "substantial")))
                .as("the password needs an SMS too")
                .containsExactly("password");
        for (int login = 0; login < 12; login++) {
            assertThat(portal.login(new Browser()).choose("sms-pin").problem()).contains("SMS_UNAVAILABLE");
        }
        sandbox.noFaults();
        BACKUP_FAULTS.stopAll();
        Patience.until("health is green", () -> health().statusCode() == 200);
        assertThat(inTrouble(portal.login(new Browser()))).isEmpty();
        for (int code = 0; code < 5; code++) {
            assertThat(ana.identifies(portal.login(new Browser()).choose("sms-pin"))
                            .asks())
                    .containsExactly("code");
        }
    }

    private static List<String> inTrouble(Page chooser) {
        return chooser.html()
                .select("button[name=method][data-trouble=SMS_UNAVAILABLE]:not([disabled])")
                .eachAttr("value");
    }

    private void logsInWithOneMessage() {
        int before = sandbox.count(ANAS);
        Browser browser = new Browser();
        ana.logsInWithSmsPin(portal.login(browser));
        assertThat(portal.me(browser).loggedIn()).isTrue();
        assertThat(sandbox.count(ANAS)).isEqualTo(before + 1);
    }

    /** Asks for another code until the pause is over. */
    private static Page resent(Page code) throws Exception {
        Page[] page = {code.press("resend")};
        Patience.until("a new message may be asked for", () -> {
            if (page[0].problem().orElse("").equals("RESEND_TOO_SOON")) {
                page[0] = page[0].press("resend");
            }
            return page[0].problem().isEmpty();
        });
        return page[0];
    }

    private static HttpResponse<String> health() {
        return Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health");
    }

    private static String state(String centre) {
        JsonNode report = Http.json(health());
        return report.path("smsCentres").path(centre).asText();
    }
}
