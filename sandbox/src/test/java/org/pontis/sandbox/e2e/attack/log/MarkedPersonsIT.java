package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** A person whom one could not miss logs in in every way, well and badly. Afterwards nothing says that she was here. */
@UnderAttack
class MarkedPersonsIT extends EndToEnd {

    private static final TestCitizen MARKED = new TestCitizen(
            "97531246E",
            "IDC",
            "ES",
            "Zzyzxgiven",
            "Qwxfamily",
            LocalDate.of(1911, 11, 13),
            LocalDate.of(2044, 4, 14),
            Optional.of("+34699753124"),
            Optional.of("zebras-quietly-vex-the-jumping-wizard"),
            "advanced",
            "a person to be looked for");

    private static final Set<String> WORDS = Set.of(
            "97531246",
            "zzyzxgiven",
            "qwxfamily",
            "1911-11-13",
            "2044-04-14",
            "699753124",
            "zebras-quietly-vex-the-jumping-wizard",
            "not-her-password-at-all");

    private Admin admin;
    private Citizen marked;
    private String account;
    private LogTail console;
    private Records records;

    @BeforeEach
    void makeHer() {
        admin = new Admin(stack);
        forget();
        console = LogTail.of(stack.broker().log());
        records = Records.of(stack);
        admin.post("es/users", CitizenAccount.of(MARKED));
        account = admin.get("es/users?exact=true&username=" + MARKED.account())
                .path(0)
                .path("id")
                .asText();
        marked = new Citizen(MARKED, new Phone(sandbox, MARKED.phone().orElseThrow()));
    }

    @AfterEach
    void forget() {
        admin.get("es/users?exact=true&username=" + MARKED.account())
                .forEach(user -> admin.delete("es/users/" + user.path("id").asText()));
    }

    @Test
    @DisplayName("N2 no log, event, metric or page of state says who logged in, nor any code, token or assertion")
    void nothingSaysWhoLoggedIn() throws IOException {
        everythingHappensToHer();

        List<JsonNode> hers = events();
        assertThat(hers).as("her events").hasSizeGreaterThan(8);
        hidden("her events", hers.toString());
        hidden("the administrators' events", admin.get("es/admin-events?max=50").toString());
        hidden("the log", console.text());
        hidden("the log for machines", records.read().toString());
        String metrics = page(":" + stack.addresses().management() + "/metrics");
        assertThat(metrics).contains("pontis_logins_total");
        hidden("metrics", metrics);
        hidden("health", page(":" + stack.addresses().management() + "/health"));
        hidden("the realm's health", page(":" + stack.addresses().broker() + "/realms/es/pontis/health"));
    }

    @Test
    @DisplayName("N2 no text of an SMS and no password stands in the database")
    void noTextOfAnSmsStandsInTheDatabase() throws IOException {
        everythingHappensToHer();

        String database = Files.readString(
                stack.state().resolve("keycloak/data/h2/keycloakdb.mv.db"), StandardCharsets.ISO_8859_1);
        assertThat(database).contains("Qwxfamily");
        assertThat(database).doesNotContain("zebras-quietly-vex", "not-her-password-at-all");
        texts().forEach(text -> assertThat(database).doesNotContain(text));
    }

    private void everythingHappensToHer() {
        Page wrong = marked.identifies(oidc.login(browser, "method", "sms-pin")).fill("code", "00000001");
        marked.typesCode(wrong);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        oidc.login(browser, "acr", "substantial", "method", "password").fill("password", "not-her-password-at-all");
        marked.typesPassword(oidc.login(browser, "acr", "substantial", "method", "password"));
        saml.login(browser);
        oidc.logout(browser);

        Browser other = new Browser();
        marked.logsInWithPasswordAndSms(saml.login(other, "acr", SUBSTANTIAL));
        assertThat(saml.me(other).loggedIn()).isTrue();
        saml.logout(other);
        oidc.login(new Browser(), "acr", "urn:example:gold");

        // the account is closed between two steps, and in a live session
        Browser third = new Browser();
        marked.logsInWithPassword(oidc.login(third));
        Page halfway = oidc.login(third, "acr", "substantial");
        Page begun = oidc.login(new Browser(), "method", "password");
        admin.put("es/users/" + account, Map.of("enabled", false));
        halfway.browser().open(halfway.address());
        oidc.login(third, "acr", "substantial");
        marked.typesIdentifierAndPassword(begun);
        admin.put("es/users/" + account, Map.of("enabled", true));
    }

    private List<JsonNode> events() {
        List<JsonNode> hers = new ArrayList<>();
        for (JsonNode event : admin.get("es/events?max=100&user=" + account)) {
            hers.add(event);
        }
        return hers;
    }

    private void hidden(String where, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        assertThat(WORDS).allSatisfy(word -> assertThat(said).as(where).doesNotContain(word));
        assertThat(Phone.CODES).isNotEmpty();
        assertThat(Phone.codesIn(text)).as(where).isEmpty();
        assertThat(text).as(where).doesNotContain("eyJ", "<saml", "PHNhbWw");
        texts().forEach(line -> assertThat(text).as(where).doesNotContain(line));
    }

    private List<String> texts() {
        List<String> lines = new ArrayList<>();
        for (JsonNode message : sandbox.messages(MARKED.phone().orElseThrow())) {
            message.path("text")
                    .asText()
                    .lines()
                    .filter(line -> line.contains("#"))
                    .forEach(lines::add);
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private String page(String place) {
        Browser scraper = new Browser();
        scraper.sends("Accept", "text/plain, application/json");
        return scraper.get("http://127.0.0.1" + place).body();
    }
}
