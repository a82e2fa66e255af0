package org.pontis.sandbox.e2e.cabinet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.StoredPhones;

import static org.assertj.core.api.Assertions.assertThat;

/** What a citizen is told of, by what, and that nobody waits for it. */
class AlertsIT extends EndToEnd {

    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    private Admin admin;
    private Resident resident;
    private Citizen rosa;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        resident = new Resident(admin, sandbox);
        rosa = resident.citizen();
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
        rosa.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
    }

    @AfterEach
    void moveOut() {
        sandbox.noFaults();
        resident.close();
    }

    @Test
    void everyLogInIsToldBySmsAndADeadCentreDelaysNone() {
        assertThat(choose("every", "sms").html().select("[data-told=saved]")).isNotEmpty();
        Patience.until("an SMS about the choice", () -> alert("se han cambiado sus avisos"));
        rosa.logsInWithPassword(oidc.login(new Browser()));
        String text = Patience.until("an SMS about a log-in", () -> alert("acceso en"));
        assertThat(text).contains("Agencia Tributaria", cabinet);
        Patience.until("its entry", () -> !browser.open(cabinet + "?show=acts")
                .html()
                .select("[data-what=alert_sent]")
                .isEmpty());

        sandbox.fault("sms-down", "{}");
        long began = System.nanoTime();
        Browser other = new Browser();
        rosa.logsInWithPassword(saml.login(other));
        assertThat(saml.me(other).loggedIn()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aPhoneThatCoolsDownGetsNoneBesideOneThatCounts() {
        new StoredPhones(admin, resident.id())
                .are(
                        "{\"number\":\"+34600000163\",\"registration\":\"advanced\","
                                + "\"since\":\"2026-01-01T00:00:00Z\",\"cooling\":\""
                                + Instant.now().plusSeconds(3600) + "\"}",
                        "{\"number\":\"" + resident.phone() + "\",\"registration\":\"advanced\","
                                + "\"since\":\"2026-02-01T00:00:00Z\"}");
        browser = new Browser();
        rosa.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        choose("every", "sms");
        Patience.until("an SMS about the choice", () -> alert("se han cambiado sus avisos"));
        assertThat(sandbox.messages("+34600000163")).isEmpty();
    }

    @Test
    void refusedOnesAreToldAndOthersAreNot() {
        choose("refused", "sms");
        rosa.logsInWithPassword(oidc.login(new Browser()));
        oidc.login(new Browser(), "method", "password")
                .fill("identifier", rosa.is().identifier(), "password", "not hers at all");
        Patience.until("an SMS about a refusal", () -> alert("acceso rechazado"));
        assertThat(alert("acceso en")).isEmpty();
    }

    /** Each kind by itself: whoever fills the one hides nothing of the others. */
    @Test
    void refusedOnesUseUpNeitherGrantedOnesNorThatHerAlertsAreOthersNow() {
        try (RealmAttributes realm = new RealmAttributes(admin)) {
            realm.set("pontis.alerts-per-citizen-day", "1");
            choose("every", "refused", "sms");
            Patience.until("an SMS about the choice", () -> alert("se han cambiado sus avisos"));
            for (int i = 0; i < 2; i++) {
                oidc.login(new Browser(), "method", "password")
                        .fill("identifier", rosa.is().identifier(), "password", "not hers at all");
            }
            Patience.until("an SMS about a refusal", () -> alert("acceso rechazado"));
            rosa.logsInWithPassword(oidc.login(new Browser()));
            Patience.until("an SMS about a log-in", () -> alert("acceso en"));
            choose("high", "sms");
            Patience.until("another about the choice", () -> alerts("se han cambiado sus avisos") == 2);
            assertThat(alerts("acceso rechazado")).isEqualTo(1);
        }
    }

    @Test
    void whoChoosesNoWayToBeToldReadsThatNothingComes() {
        assertThat(choose("every", "refused").html().select("[data-told]").attr("data-told"))
                .isEqualTo("saved_unheard");
        assertThat(choose("every", "mail").html().select("[data-told]").attr("data-told"))
                .as("there is no address")
                .isEqualTo("saved_unheard");
        assertThat(choose().html().select("[data-told]").attr("data-told")).isEqualTo("saved");
    }

    @Test
    void anAddressIsHersWhenTheCodeCameBack() {
        JsonNode realm = admin.get("es");
        try (Mailbox mailbox = new Mailbox()) {
            assertThat(email("rosa@example.org").problem()).contains("EMAIL_UNAVAILABLE");
            ObjectNode withPost = realm.deepCopy();
            withPost.putObject("smtpServer")
                    .put("host", "127.0.0.1")
                    .put("port", mailbox.port() + "")
                    .put("from", "no-reply@pontis.example");
            admin.put("es", withPost);

            assertThat(email("rosa@example.org\r\nBcc: x@example.org").problem())
                    .contains("EMAIL_INVALID");
            assertThat(email("rosa").problem()).contains("EMAIL_INVALID");
            Page asked = email("rosa@example.org");
            assertThat(asked.html().select("h1").text()).isEqualTo("Escriba el código del correo");
            assertThat(code(asked, "000000").problem()).contains("EMAIL_CODE_WRONG");
            String code = Patience.until("a letter with a code", () -> mailbox.letters().stream()
                    .map(AlertsIT::code)
                    .flatMap(Optional::stream)
                    .findFirst());
            assertThat(code(asked, code).html().select("[data-told=email_verified]"))
                    .isNotEmpty();
            assertThat(admin.get("es/users/" + resident.id())
                            .path("emailVerified")
                            .asBoolean())
                    .isTrue();
            assertThat(browser.open(cabinet + "/alerts").html().text()).contains("rosa@example.org");

            choose("every", "mail");
            rosa.logsInWithPassword(oidc.login(new Browser()));
            Patience.until("a letter about a log-in", () -> mailbox.letters().stream()
                    .anyMatch(letter -> letter.contains("Agencia") || letter.contains("Acceso con su")));

            for (int i = 0; i < 6; i++) {
                asked = email("other@example.org");
            }
            assertThat(asked.problem()).contains("EMAIL_LIMIT");
        } finally {
            admin.put("es", realm);
        }
    }

    private Page choose(String... choices) {
        Page page = browser.open(cabinet + "/alerts");
        Map<String, String> form = Page.pairs("csrf", page.hidden().get("csrf"));
        for (String choice : choices) {
            form.put(choice, "true");
        }
        return browser.submit(cabinet + "/alerts", form);
    }

    private Page email(String address) {
        Page page = browser.open(cabinet + "/alerts");
        return browser.submit(
                cabinet + "/alerts/email", Page.pairs("csrf", page.hidden().get("csrf"), "email", address));
    }

    private Page code(Page asked, String code) {
        Element token = asked.html().selectFirst("[name=csrf]");
        return browser.submit(cabinet + "/alerts/code", Page.pairs("csrf", token.val(), "code", code));
    }

    private static Optional<String> code(String letter) {
        Matcher found = CODE.matcher(letter.substring(Math.max(0, letter.indexOf("\n\n"))));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private long alerts(String words) {
        long count = 0;
        for (JsonNode message : sandbox.messages(resident.phone())) {
            if (message.path("text").asText().contains(words)) {
                count++;
            }
        }
        return count;
    }

    private Optional<String> alert(String words) {
        for (JsonNode message : sandbox.messages(resident.phone())) {
            if (message.path("text").asText().contains(words)) {
                return Optional.of(message.path("text").asText());
            }
        }
        return Optional.empty();
    }
}
