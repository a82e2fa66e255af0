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
        before = auditor.entries().size();
    }

    @AfterEach
    void goesTheAuditor() {
        auditor.close();
    }

    @Test
    void aPasswordAndAnSmsPin() {
        ana.logsInWithPassword(oidc.login(new Browser()));
        stands("`password`", "CODE_TO_TOKEN");
        ana.logsInWithPasswordAndSms(oidc.login(new Browser(), "acr", "substantial"));
        stands("`password` and a code by SMS", "CODE_TO_TOKEN");
        Browser browser = new Browser();
        ana.logsInWithSmsPin(oidc.login(browser));
        stands("`sms-pin`", "CODE_TO_TOKEN");
        saml.login(browser);
        stands("single sign-on at a SAML portal", "LOGIN");
    }

    @Test
    void aPhoneAndACard() {
        anasSim.logsIn(oidc.login(new Browser(), "acr", "high"));
        stands("`mobile-id`", "CODE_TO_TOKEN");
        SoftCard card = sandbox.card(Citizen.ANA);
        oidc.login(Browser.with(card.tls()), "acr", "high").choose("eid-card").press("card", "tls");
        stands("`eid-card`", "CODE_TO_TOKEN");
    }

    @Test
    void overTheBorder() {
        Browser hers = Browser.with(trust.tls());
        SimHolder.of("60001019906", "+37200000766", sandbox)
                .logsIn(oidc.login(hers, "acr", "high").choose("eidas").press("country", "EE"))
                .press("consent", "accept");
        stands("`eidas`, from abroad", "CODE_TO_TOKEN", "border.connector_got_response");
        Browser anas = Browser.with(trust.tls());
        anasSim.logsIn(ee.login(anas, "acr", "high").choose("eidas").press("country", "ES"))
                .press("consent", "accept");
        stands("`mobile-id`, at a portal abroad", "CODE_TO_TOKEN", "border.service_sent_response");
    }

    /** @param last the types that come at the end */
    private void stands(String login, String... last) {
        Patience.until(login, () -> types().containsAll(List.of(last)));
        List<String> types = types();
        before = auditor.entries().size();
        assertThat(MANUAL)
                .contains(types.stream()
                        .map(type -> "`" + type + "`")
                        .collect(Collectors.joining(", ", "| " + login + " | " + types.size() + " | ", " |")));
    }

    /** Of what came since; an auditor's own tokens are entries, too. */
    private List<String> types() {
        return auditor.entries().stream()
                .skip(before)
                .map(line -> line.path("entry"))
                .filter(entry -> !entry.path("portal").asText().startsWith("auditor-"))
                .map(entry -> entry.path("type").asText())
                .sorted()
                .toList();
    }
}
