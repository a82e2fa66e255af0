package org.pontis.sandbox.e2e;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins with the key in a SIM, at a browser without scripts and on the phone. */
class MobileIdIT extends EndToEnd {

    private static final String DIALECT = "pontis.mobile-id-dialect";

    private SimHolder anasSim;
    private SimHolder diegosSim;
    private SimHolder elenasSim;

    @BeforeEach
    void giveThemTheirSims() {
        anasSim = SimHolder.of(Citizen.ANA, "+34600000001", sandbox);
        diegosSim = SimHolder.of(Citizen.DIEGO, "+34600000004", sandbox);
        elenasSim = SimHolder.of("00000005M", "+34600000005", sandbox);
    }

    private Stream<Portal> portals() {
        return Stream.of(oidc, saml);
    }

    @Test
    void aSimAndItsPinAreHighAtBothPortals() {
        portals().forEach(portal -> {
            Browser fresh = new Browser();
            Page chooser = portal.login(fresh, "acr", "high");
            assertThat(chooser.methods()).containsEntry("mobile-id", "high").doesNotContainKeys("sms-pin", "password");

            anasSim.logsIn(chooser);

            Me me = portal.me(fresh);
            assertThat(me.loggedIn()).isTrue();
            assertThat(me.acr()).endsWith("high");
            assertThat(me.loginMethod()).isEqualTo("mobile-id");
            assertThat(me.claims().values()).contains("00000001R", "Ana", "García Ruiz");
        });
    }

    @Test
    void itStandsBehindTheMethodsThatNeedLess() {
        assertThat(oidc.login(browser).methods().keySet())
                .startsWith("sms-pin", "password")
                .contains("mobile-id");
    }

    @Test
    void oneLoginOpensTheOtherPortalAtHigh() {
        anasSim.logsIn(oidc.login(browser, "acr", "high"));
        saml.login(browser, "acr", "high");
        assertThat(saml.me(browser).acr()).isEqualTo(HIGH);
    }

    @Test
    void thePhoneSaysWhichPortalAsksAndShowsTheCodeOfThePage() {
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));

        Sim.Prompt prompt = anasSim.sim().prompt();

        assertThat(prompt.text()).contains("Agencia Tributaria (demo)");
        assertThat(SimHolder.code(waiting)).contains(prompt.verificationCode());
        waiting.press("cancel");
    }

    @Test
    void aNumberAsOneWritesItAtHomeIsOfThisCountry() {
        Page form = oidc.login(browser, "method", "mobile-id");
        assertThat(form.asks()).containsExactly("identifier", "phone");

        Page waiting = form.fill("identifier", "00000001-r", "phone", "600 000 001");

        anasSim.sim().prompt();
        waiting.press("cancel");
        anasSim.sim().awaitQuiet();
    }

    @Test
    void anExpiredCertificateIsRefusedAfterThePhoneHasRung() {
        Page page = diegosSim.logsIn(oidc.login(browser, "acr", "high"));

        assertThat(page.problem()).contains("CERT_EXPIRED");
        assertThat(page.incident()).matches("[0-9A-Z]{8}");
        page.press("cancel");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"self", "company"})
    void theOwnerOfTwoCertificatesChoosesAndBothPortalsLearnIt(String role) {
        portals().forEach(portal -> {
            Browser fresh = new Browser();
            Page choice = elenasSim.asks(portal.login(fresh, "acr", "high"));
            assertThat(choice.html().select("button[name=role]").eachAttr("value"))
                    .containsExactly("self", "company");

            elenasSim.approves(choice.press("role", role));

            Me me = portal.me(fresh);
            assertThat(me.acr()).endsWith("high");
            assertThat(me.claims().values()).contains("00000005M", "Elena");
            assertThat(Optional.ofNullable(me.claims().get("represented")))
                    .isEqualTo(
                            role.equals("self")
                                    ? Optional.empty()
                                    : Optional.of(
                                            Map.of("identifier", "VATES-B00000000", "name", "Puentes del Tajo SL")));
        });
    }

    @Test
    void aStepUpAsksOnlyForTheSim() {
        ana.logsInWithSmsPin(oidc.login(browser));

        Page form = oidc.login(browser, "acr", "high").choose("mobile-id");
        assertThat(form.asks()).containsExactly("phone");
        anasSim.approves(anasSim.asksKnown(form));

        Me me = oidc.me(browser);
        assertThat(me.acr()).isEqualTo("high");
        assertThat(me.claims().values()).contains("00000001R");
    }

    @Test
    void aStepUpWithSomebodyElsesSimIsRefusedBeforeItRings() {
        ana.logsInWithSmsPin(oidc.login(browser));

        Page page = elenasSim.asksKnown(oidc.login(browser, "acr", "high").choose("mobile-id"));

        assertThat(page.problem()).contains("MID_NOT_CLIENT");
        assertThat(elenasSim.sim().isQuiet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"00000005M, +34600000001", "12345678Z, +34600000001", "00000001R, +34600000002"})
    void aNumberAloneMakesNoPhoneRing(String identifier, String number) {
        Page page = SimHolder.of(identifier, number, sandbox).asks(oidc.login(browser, "acr", "high"));

        assertThat(page.problem()).contains("MID_NOT_CLIENT");
        assertThat(anasSim.sim().isQuiet()).isTrue();
    }

    @Test
    void cancelInTheBrowserQuietsThePhone() {
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
        anasSim.sim().prompt();

        Page chooser = waiting.press("cancel");

        assertThat(chooser.isChooser()).isTrue();
        anasSim.sim().awaitQuiet();
        assertThat(anasSim.asks(chooser).problem()).contains("MID_COOL_DOWN");
    }

    @Test
    void cancelOnThePhoneEndsTheLogin() {
        Page page = anasSim.cancels(anasSim.asks(oidc.login(browser, "acr", "high")));

        assertThat(page.problem()).contains("MID_CANCELLED");
        assertThat(page.press("again").isChooser()).isTrue();
    }

    @Test
    void aSecondLoginFindsThePhoneBusy() {
        Page first = anasSim.asks(oidc.login(browser, "acr", "high"));
        anasSim.sim().prompt();

        Page second = anasSim.asks(oidc.login(new Browser(), "acr", "high"));

        assertThat(second.problem()).contains("MID_BUSY");
        anasSim.approves(first);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aReloadOfTheWaitingPageRingsNoSecondTime() {
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
        String ringing = anasSim.sim().prompt().id();

        Page reloaded = browser.open(waiting.address());

        assertThat(SimHolder.code(reloaded)).isEqualTo(SimHolder.code(waiting));
        assertThat(sandbox.prompts("+34600000001").findValuesAsText("id")).containsExactly(ringing);
        anasSim.approves(reloaded);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void thePagesScriptLearnsThatThereIsNewsAndTakesNothingAway() {
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
        Sim.Prompt prompt = anasSim.sim().prompt();
        assertThat(hasNews(waiting)).isFalse();

        anasSim.sim().approve(prompt);
        Patience.until("news", () -> hasNews(waiting));

        assertThat(hasNews(waiting)).isTrue();
        browser.open(askedAt(waiting));
        assertThat(oidc.me(browser).acr()).isEqualTo("high");
    }

    private boolean hasNews(Page waiting) {
        return browser.json(askedAt(waiting)).path("news").asBoolean();
    }

    private static String askedAt(Page waiting) {
        return waiting.html().body().attr("data-again-at");
    }

    @ParameterizedTest
    @CsvSource({
        "ocsp-revoked, CERT_REVOKED",
        "ocsp-unknown, CERT_STATUS_UNKNOWN",
        "ocsp-down, CERT_STATUS_UNREACHABLE",
        "ocsp-stale, CERT_STATUS_UNREACHABLE",
        "mid-bad-signature, MID_FORGED",
        "mid-other-person, MID_OTHER_PERSON",
        "mid-hang-up, MID_UNAVAILABLE"
    })
    void whatCannotBeBelievedLetsNobodyIn(String fault, String problem) {
        // what was right a moment ago does not help
        anasSim.logsIn(oidc.login(new Browser(), "acr", "high"));
        Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
        Sim.Prompt prompt = anasSim.sim().prompt();
        sandbox.fault(fault, "{}");

        anasSim.sim().approve(prompt);
        Page page = anasSim.over(waiting);

        assertThat(page.problem()).contains(problem);
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void aPauseQuietsThePhone() {
        try (Operator operator = new Operator(stack, "operator-of-mobile-id", "manage-realm", true)) {
            Page waiting = anasSim.asks(oidc.login(browser, "acr", "high"));
            anasSim.sim().prompt();
            operator.pauses("mobile-id", "El operador móvil tiene una avería.", "The mobile operator is out of order.");
            try {
                assertThat(waiting.press("continue").problem()).contains("METHOD_PAUSED");
                anasSim.sim().awaitQuiet();
                assertThat(oidc.login(new Browser())
                                .html()
                                .select("button[data-paused]")
                                .eachAttr("value"))
                        .containsExactly("mobile-id");
            } finally {
                operator.resumes("mobile-id");
            }
        }
    }

    /** An operator of the realm's own is an attribute of it. */
    @Test
    void aRealmIsServedByTheOperatorItNames() {
        try (RealmAttributes attributes = new RealmAttributes(new Admin(stack))) {
            attributes.set(DIALECT, "rest");
            anasSim.logsIn(oidc.login(browser, "acr", "high"));
            assertThat(oidc.me(browser).acr()).isEqualTo("high");

            attributes.set(DIALECT, "smoke");
            assertThat(oidc.login(new Browser()).methods())
                    .doesNotContainKey("mobile-id")
                    .containsKey("sms-pin");
            assertThat(health()).contains("\"settings\":\"DOWN\"").doesNotContain("mobile-id");
        }
        assertThat(health()).contains("\"status\":\"UP\"");
    }

    @Test
    void healthAndMetricsTellHowTheOperatorAnswers() {
        Metrics metrics = new Metrics(stack);
        anasSim.logsIn(oidc.login(browser, "acr", "high"));
        assertThat(health()).contains("\"mss\":\"UP\"").contains("\"sim-es\":\"UP\"");
        metrics.await("pontis_outside{method=\"mobile-id\",party=\"mss\",state=\"UP\"} 1.0");
        assertThat(metrics.sum("pontis_outside_asked_seconds_count{method=\"mobile-id\",outcome=\"ANSWERED\","
                        + "party=\"mss\",question=\"ring\"}"))
                .isPositive();
        assertThat(metrics.sum("pontis_waited_seconds_count{end=\"done\",method=\"mobile-id\",party=\"mss\"}"))
                .isPositive();

        sandbox.fault("mid-http-error", "{}");
        for (int times = 0; times < 3; times++) {
            assertThat(anasSim.asks(oidc.login(new Browser(), "acr", "high")).problem())
                    .isEqualTo(Optional.of("MID_UNAVAILABLE"));
        }
        assertThat(health())
                .as("the other methods go on")
                .contains("\"status\":\"UP\"")
                .contains("\"mss\":\"DOWN\"");
        metrics.await("pontis_outside{method=\"mobile-id\",party=\"mss\",state=\"DOWN\"} 1.0");
        assertThat(oidc.login(new Browser())
                        .html()
                        .select("button[data-trouble]")
                        .eachAttr("value"))
                .containsExactly("mobile-id");

        sandbox.noFaults();
        anasSim.logsIn(oidc.login(new Browser(), "acr", "high"));
        assertThat(health()).contains("\"mss\":\"UP\"");
    }

    private String health() {
        return Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health")
                .body();
    }
}
