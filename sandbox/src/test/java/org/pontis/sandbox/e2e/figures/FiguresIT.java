package org.pontis.sandbox.e2e.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins, refusals and messages as the operator reads them; who may read, and that nobody stands in it. */
class FiguresIT extends EndToEnd {

    private static final String OFFICER = "00000008P";

    private Reading reading;
    private RealmAttributes realm;

    @BeforeEach
    void aProgramReads(Stack running) {
        reading = new Reading(running, true);
        realm = new RealmAttributes(new Admin(running));
    }

    @AfterEach
    void asBefore() {
        realm.close();
        reading.close();
    }

    @Test
    void twoPortalsTwoMethodsOneRefusedAndTheMessages() {
        realm.set(
                "pontis.tariff.password",
                "subscription 1000 month 350.50 transaction 0.0333 since " + today(),
                "pontis.tariff.smpp",
                "transaction 0.045");
        long pins = reading.count("logins", "portal", "portal-oidc", "method", "sms-pin", "level", "low");
        long passwords = reading.count("logins", "portal", samlPortal(), "method", "password");
        long sso = reading.count("sso", "portal", samlPortal(), "method", "sms-pin");
        long refused = reading.count("refused", "portal", "portal-oidc", "method", "sms-pin", "outcome", "code_wrong");
        long messages = reading.count("messages", "portal", "portal-oidc", "method", "sms-pin");
        JsonNode before = reading.api("");

        Page wrong = ana.identifies(oidc.login(browser, "method", "sms-pin")).fill("code", "00000000");
        ana.typesCode(wrong);
        saml.login(browser);
        bruno.logsInWithPassword(saml.login(new Browser()));

        await(
                "sms-pin at the OIDC portal",
                pins + 1,
                "logins",
                "portal",
                "portal-oidc",
                "method",
                "sms-pin",
                "level",
                "low");
        await("the password at the SAML portal", passwords + 1, "logins", "portal", samlPortal(), "method", "password");
        await("single sign-on", sso + 1, "sso", "portal", samlPortal(), "method", "sms-pin");
        await(
                "the wrong code",
                refused + 1,
                "refused",
                "portal",
                "portal-oidc",
                "method",
                "sms-pin",
                "outcome",
                "code_wrong");
        await("the message", messages + 1, "messages", "portal", "portal-oidc", "method", "sms-pin");

        JsonNode after = reading.api("");
        assertThat(after.path("lines").findValues("medianMillis"))
                .allSatisfy(millis -> assertThat(millis.asLong()).isBetween(1L, 600_000L));
        Patience.until(
                "the centre took it", () -> transactions(reading.api(""), "smpp") > transactions(before, "smpp"));
        JsonNode fee = Reading.fee(after, "password").orElseThrow();
        BigDecimal each = new BigDecimal("0.0333")
                .multiply(BigDecimal.valueOf(fee.path("transactions").asLong()));
        // logins of the test before may have been written down meanwhile
        assertThat(fee.path("transactions").asLong()).isGreaterThan(transactions(before, "password"));
        assertThat(fee.path("months").asLong()).isEqualTo(1);
        assertThat(fee.path("total").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1350.50").add(each).setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void anOfficerReadsThePageAndTakesTheTable() {
        SimHolder helena = SimHolder.of(OFFICER, "+34600000008", sandbox);
        Page page = helena.logsIn(browser.open(address("")));
        assertThat(page.html().select("h2#portals, h2#methods, h2#countries, h2#fees"))
                .hasSize(4);
        await("her own login", 1L, "logins", "portal", "pontis-figures", "method", "mobile-id", "level", "high");
        page = browser.open(address(""));
        assertThat(page.html().select("table").text()).contains("pontis-figures");
        assertThat(page.html().select("script:not([src]), style, [style]")).isEmpty();

        HttpResponse<String> csv = browser.get(page.html().selectFirst("#csv").absUrl("href"));
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("figures-es-" + today()));
        assertThat(csv.body())
                .as("a country is told when the month is over")
                .startsWith("portal,method,country,level,outcome,logins,")
                .contains("pontis-figures,mobile-id,untold,high,ok,");

        Page lastMonth = browser.open(
                address("?month=" + today().minusMonths(1).toString().substring(0, 7)));
        assertThat(lastMonth.html().select("#fees ~ p, main p").text()).isNotBlank();
        assertThat(lastMonth.html().select("table")).isEmpty();
        Page none = browser.open(address("?day=2026-02-31"));
        assertThat(none.html().select("[role=alert][data-problem=PERIOD_UNREADABLE]"))
                .hasSize(1);
        Page hostile = browser.open(address("?from=%3Cscript%3E&to=%22%3E"));
        assertThat(hostile.response().body()).doesNotContain("<script>\"").doesNotContain("value=\"\">");
    }

    @Test
    void nobodyElseReadsThem() {
        assertThat(browser.open(address("")).isChooser())
                .as("without a session")
                .isTrue();
        Page citizen = ana.logsInWithPasswordAndSms(browser.open(address("")));
        assertThat(citizen.response().statusCode()).as("without the role").isEqualTo(403);
        assertThat(citizen.html().select("table")).isEmpty();
        assertThat(browser.get(address("/csv")).statusCode()).isEqualTo(403);
        assertThat(browser.get(address("/api")).statusCode()).isEqualTo(403);
        Browser low = new Browser();
        Citizen.of(OFFICER, sandbox).logsInWithSmsPin(oidc.login(low));
        assertThat(low.get(address("")).statusCode()).as("an officer at low").isEqualTo(303);

        try (Reading stranger = new Reading(stack, false)) {
            assertThat(stranger.asks("/api").statusCode()).isEqualTo(403);
            assertThat(stranger.asks("").statusCode()).isEqualTo(403);
            assertThat(stranger.asks("/api", "no.token.atall").statusCode()).isEqualTo(401);
            for (String none : List.of("Basic YTpi", "Bearer", "Digest username=a", "x")) {
                HttpResponse<String> answer = stranger.comes("/api", none);
                assertThat(answer.statusCode()).as(none).isEqualTo(401);
                assertThat(answer.body()).contains("\"token_invalid\"");
            }
        }
        try (Reading elsewhere = Reading.elsewhere(stack)) {
            HttpResponse<String> answer = elsewhere.asks("/api");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("audience_missing");
        }
        assertThat(reading.asks("/api?by=portal,userId").statusCode()).isEqualTo(400);
        assertThat(reading.asks("/api?day=never").statusCode()).isEqualTo(400);
    }

    @Test
    void eachRefusalIsCountedAndThatOfAKnownAccountIsAnEvent() {
        long begin = System.currentTimeMillis();
        try (Reading stranger = new Reading(stack, false);
                Reading elsewhere = Reading.elsewhere(stack)) {
            double strangers = asked("token_invalid");
            double withoutRole = asked("role_missing");
            double withoutAudience = asked("audience_missing");
            double read = asked("read");
            stranger.asks("/api");
            elsewhere.asks("/csv");
            stranger.asks("/api", "no.token.atall");
            stranger.comes("/api", "Basic YTpi");
            reading.api("");
            assertThat(asked("token_invalid")).isEqualTo(strangers + 2);
            assertThat(asked("role_missing")).isEqualTo(withoutRole + 1);
            assertThat(asked("audience_missing")).isEqualTo(withoutAudience + 1);
            assertThat(asked("read")).isEqualTo(read + 1);
            Patience.until("the event", () -> refused(begin).contains(stranger.name() + " role_missing"));
            Patience.until("the event", () -> refused(begin).contains(elsewhere.name() + " audience_missing"));
            assertThat(refused(begin)).noneMatch(event -> event.contains("token_invalid"));
        }
    }

    private double asked(String outcome) {
        return new Metrics(stack).sum("pontis_figures_asked_total{outcome=\"" + outcome + "\",realm=\"es\"}");
    }

    /** Client and error of whoever wanted to look. */
    private List<String> refused(long since) {
        JsonNode events = new Admin(stack).get("es/events?type=CUSTOM_REQUIRED_ACTION_ERROR&max=200&dateFrom=" + since);
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("details").path("what").asText().equals("figures_looked"))
                .map(event -> event.path("clientId").asText() + " "
                        + event.path("error").asText())
                .toList();
    }

    /** N5: what a stranger sends becomes no label and no line. Nobody who logs in stands in it either. */
    @Test
    void neitherStrangersWordsNorCitizensAreInThem() {
        String marker = "zzz-figures-zzz";
        oidc.login(new Browser(), "acr", marker);
        oidc.login(new Browser(), "method", marker);
        ana.identifies(oidc.login(new Browser(), "method", "sms-pin")).fill("code", marker);
        browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?client_id=" + marker);
        long before = reading.count("logins", "method", "password");
        ana.logsInWithPassword(oidc.login(browser));
        await("her login", before + 1, "logins", "method", "password");

        String all = reading.api("").toString() + reading.asks("/csv").body() + new Metrics(stack).text();
        assertThat(all).doesNotContain(marker, "00000001R", "600000001", "Garc");
        String account = new Admin(stack)
                .get("es/users?exact=true&username=" + ana.is().account())
                .get(0)
                .path("id")
                .asText();
        assertThat(reading.api("").toString() + reading.asks("/csv").body()).doesNotContain(account);
    }

    @Test
    void aRealmThatTellsDurationsOnlyCountsWithoutPortals() {
        realm.set("pontis.ledger", "durations-only");
        long without = reading.count("logins", "portal", "", "method", "password");
        long with = reading.count("logins", "portal", "portal-oidc", "method", "password");
        bruno.logsInWithPassword(oidc.login(browser));
        await("a login at no portal", without + 1, "logins", "portal", "", "method", "password");
        assertThat(reading.count("logins", "portal", "portal-oidc", "method", "password"))
                .isEqualTo(with);
    }

    @Test
    void whatWasBeforeTheContractIsNotBilled() {
        long before = reading.count("logins", "method", "password");
        bruno.logsInWithPassword(oidc.login(browser));
        await("his login", before + 1, "logins", "method", "password");
        LocalDate tomorrow = today().plusDays(1);
        String both = "?from=" + today() + "&to=" + tomorrow;
        realm.set("pontis.tariff.password", "transaction 1 since " + today());
        assertThat(Reading.fee(reading.api(both), "password")
                        .orElseThrow()
                        .path("transactions")
                        .asLong())
                .isGreaterThan(before);
        realm.set("pontis.tariff.password", "transaction 1 since " + tomorrow);
        JsonNode fee = Reading.fee(reading.api(both), "password").orElseThrow();
        assertThat(fee.path("transactions").asLong()).isZero();
        assertThat(fee.path("total").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void aTariffThatCannotBeReadIsSaidAndNoFeesAreShown() {
        realm.set("pontis.tariff.password", "transaction 1,5");
        JsonNode answer = reading.api("");
        assertThat(answer.has("fees")).isFalse();
        assertThat(answer.path("feesUnreadable").asText()).contains("pontis.tariff.password");
    }

    private void await(String what, long number, String column, String... parts) {
        Patience.until(what, () -> reading.count(column, parts) >= number);
        assertThat(reading.count(column, parts)).as(what).isGreaterThanOrEqualTo(number);
    }

    private static long transactions(JsonNode answer, String operator) {
        return Reading.fee(answer, operator)
                .map(fee -> fee.path("transactions").asLong())
                .orElse(0L);
    }

    private String samlPortal() {
        return saml.url() + "/metadata";
    }

    private String address(String more) {
        return stack.addresses().brokerUrl() + "/realms/es/pontis/figures" + more;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Madrid"));
    }
}
