package org.pontis.sandbox.e2e.ledger;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Document;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.border.Abroad;
import org.pontis.sandbox.e2e.border.Trust;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** How many entries a login has, by its method, as docs/ledger.md counts them: what it costs is so many times what one costs. */
@ExtendWith(Abroad.class)
@Beside
class LoginEntriesIT {

    private static final String MANUAL = Document.of("ledger.md").text();

    private static final int TURNS = 3;

    private Auditor auditor;
    private SandboxApi sandbox;
    private Portal oidc;
    private Portal saml;
    private Portal ee;
    private Citizen ana;
    private SimHolder anasSim;
    private Trust trust;
    private int before;

    @BeforeEach
    void comesAnAuditor(Stack stack) {
        auditor = new Auditor(new Admin(stack), stack.addresses().brokerUrl()).withRole();
        sandbox = SandboxApi.of(stack.addresses());
        oidc = new Portal(stack.addresses().portalOidcUrl());
        saml = new Portal(stack.addresses().portalSamlUrl());
        ee = new Portal(stack.addresses().portalEeUrl());
        ana = Citizen.of(Citizen.ANA, sandbox);
        anasSim = SimHolder.of(Citizen.ANA, "+34600000001", sandbox);
        trust = new Trust(stack.world().authority());
    }

    @AfterEach
    void goesTheAuditor() {
        auditor.close();
    }

    @Test
    void aPasswordAndAnSmsPin() {
        stands("`password`", () -> ana.logsInWithPassword(oidc.login(new Browser())), "CODE_TO_TOKEN");
        stands(
                "`password` and a code by SMS",
                () -> ana.logsInWithPasswordAndSms(oidc.login(new Browser(), "acr", "substantial")),
                "CODE_TO_TOKEN");
        Browser browser = new Browser();
        stands("`sms-pin`", () -> ana.logsInWithSmsPin(oidc.login(browser, "prompt", "login")), "CODE_TO_TOKEN");
        stands("single sign-on at a SAML portal", () -> saml.login(browser), "LOGIN");
    }

    @Test
    void aPhoneAndACard() {
        stands("`mobile-id`", () -> anasSim.logsIn(oidc.login(new Browser(), "acr", "high")), "CODE_TO_TOKEN");
        SoftCard card = sandbox.card(Citizen.ANA);
        stands(
                "`eid-card`",
                () -> oidc.login(Browser.with(card.tls()), "acr", "high")
                        .choose("eid-card")
                        .press("card", "tls"),
                "CODE_TO_TOKEN");
    }

    @Test
    void overTheBorder() {
        SimHolder mari = SimHolder.of("60001019906", "+37200000766", sandbox);
        stands(
                "`eidas`, from abroad",
                () -> crosses(mari, oidc, "EE"),
                "CODE_TO_TOKEN",
                "border.connector_got_response");
        stands(
                "`mobile-id`, at a portal abroad",
                () -> crosses(anasSim, ee, "ES"),
                "CODE_TO_TOKEN",
                "border.service_sent_response");
    }

    private void crosses(SimHolder citizen, Portal portal, String home) {
        Page countries = portal.login(Browser.with(trust.tls()), "acr", "high").choose("eidas");
        citizen.logsIn(countries.press("country", home)).press("consent", "accept");
    }

    /**
     * A first login may make her known, or be told on older channels, sooner or later: another one has its own entries only.
     *
     * @param last the types that come at the end
     */
    private void stands(String login, Runnable logsIn, String... last) {
        for (int turn = 1; ; turn++) {
            before = auditor.entries().size();
            logsIn.run();
            Patience.until(login, () -> types().containsAll(List.of(last)));
            List<String> types = types();
            String row = types.stream()
                    .map(type -> "`" + type + "`")
                    .collect(Collectors.joining(", ", "| " + login + " | " + types.size() + " | ", " |"));
            if (MANUAL.lines().anyMatch(row::equals)) {
                return;
            }
            assertThat(turn).as("docs/ledger.md does not say " + row).isLessThan(TURNS);
        }
    }

    /** Of what came since; that there is an auditor, and her own tokens, are entries, too. */
    private List<String> types() {
        return auditor.entries().stream()
                .skip(before)
                .map(line -> line.path("entry"))
                .filter(entry -> !entry.path("portal").asText().startsWith("auditor-"))
                .map(entry -> entry.path("type").asText())
                .filter(type -> !type.startsWith("admin."))
                .sorted()
                .toList();
    }
}
