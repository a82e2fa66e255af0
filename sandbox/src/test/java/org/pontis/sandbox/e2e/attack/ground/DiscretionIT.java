package org.pontis.sandbox.e2e.attack.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.desk.Clerk;
import org.pontis.sandbox.e2e.figures.Reading;
import org.pontis.sandbox.e2e.ledger.Auditor;
import org.pontis.sandbox.e2e.registration.Newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.desk.Clerk.press;

/**
 * Somebody goes through everything, well and badly: registers, chooses a password, logs in, looks at her cabinet, loses things, stands
 * at the desk. Afterwards no log, event, entry, figure or metric says who it was.
 */
@UnderAttack
class DiscretionIT extends EndToEnd {

    private static final List<String> HERS = List.of(
            "00000006y",
            "600000006",
            "600000067",
            "rey soto",
            "1988-02-09",
            "2033-01-31",
            "1234,56",
            "1234.56",
            "nueve barcas",
            "veinte velas",
            "not-her-password-at-all");

    private Admin admin;
    private RealmAttributes realm;
    private Newcomer fatima;
    private LogTail log;
    private LogTail records;
    private final List<String> secrets = new ArrayList<>();

    @BeforeEach
    void comes() {
        admin = new Admin(stack);
        Newcomer.leave(admin);
        realm = new RealmAttributes(admin);
        realm.set("pontis.registry-questions", "box:505");
        fatima = newcomer();
        log = LogTail.of(stack.broker().log());
        records = LogTail.of(stack.jsonLog());
    }

    @AfterEach
    void goes() {
        realm.close();
        Newcomer.leave(admin);
    }

    @Test
    @DisplayName("N2, N3, N5, N12 no log, event, entry, figure or metric tells of her")
    void nothingTellsOfHer() throws Exception {
        everything();
        String id = id();
        hidden("the log", log.text());
        hidden("the log for machines", records.text());
        hidden("her events", admin.get("es/events?max=200&user=" + id).toString());
        hidden("all events", admin.get("es/events?max=200").toString());
        hidden(
                "the administrators' events",
                admin.get("es/admin-events?max=100").toString());
        String metrics = new Metrics(stack).text();
        assertThat(metrics).contains("pontis_registration", "pontis_desk", "pontis_cabinet", "pontis_means");
        hidden("metrics", metrics);
        assertThat(metrics).doesNotContain(id);
        try (Auditor auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole();
                Reading reading = new Reading(admin, stack.addresses().brokerUrl(), true)) {
            String entries = auditor.entries().toString();
            assertThat(entries).contains("registered_online", "credential_suspended", "desk_looked");
            hidden("the ledger", entries);
            assertThat(entries).doesNotContain(id);
            assertThat(reading.count("logins", "portal", "portal-oidc")).isNotNegative();
        }
    }

    /** In a browser that nobody has used. */
    private Newcomer newcomer() {
        return new Newcomer(stack.addresses().brokerUrl(), sandbox, new Browser());
    }

    private void everything() {
        newcomer().question(Newcomer.DNI, Newcomer.CONTRAST, "tax").fill("answer", "1,00");
        newcomer().identify(Newcomer.DNI, "2033-01-30");
        Page done = fatima.register();
        String activation = Newcomer.activation(done);
        secrets.add(activation);
        secrets.add(activation.replace("-", ""));
        fatima.browser()
                .open(fatima.at("activate"))
                .fill("identifier", Newcomer.DNI, "activation", "0000-0000-0000-0000");
        fatima.activate(activation).fill("password", Newcomer.PASSWORD, "repeated", Newcomer.PASSWORD);

        Browser hers = new Browser();
        oidc.login(hers, "method", "password").fill("identifier", Newcomer.DNI, "password", "not-her-password-at-all");
        oidc.login(hers, "method", "password").fill("identifier", Newcomer.DNI, "password", Newcomer.PASSWORD);
        assertThat(oidc.me(hers).loggedIn()).isTrue();
        String cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
        assertThat(hers.open(cabinet).html().text()).contains("Fátima");
        hers.open(cabinet + "/sessions");
        hers.open(cabinet + "/alerts").fill("email", "fatima.rey@example.org");
        hers.open(cabinet + "/means").press("everything");

        Clerk gonzalo = Clerk.gonzalo(stack);
        gonzalo.comesIn();
        gonzalo.looksUp(Newcomer.DNI, "2033-01-01");
        Page file = gonzalo.looksUp(Newcomer.DNI, Newcomer.CONTRAST);
        press(file, "[data-means=phone] button[value=reactivate]");
        Phone phone = fatima.phone();
        phone.skip();
        Phone second = new Phone(sandbox, "+34600000067");
        Page code =
                press(gonzalo.looksUp(Newcomer.DNI, Newcomer.CONTRAST), Clerk.act("new_phone"), "phone", "600000067");
        press(code, "button[name=guess]", "code", second.code());
        // she goes: until then the officer's session has her document
        String token = gonzalo.opens().html().select("input[name=csrf]").first().val();
        gonzalo.browser().post(gonzalo.desk() + "/leave", Map.of("csrf", token));

        Recovery recovery = Recovery.of(stack);
        Page forgotten = recovery.forgotten(new Browser(), Newcomer.DNI, Newcomer.CONTRAST);
        forgotten.fill("code", "00000000");
        recovery.stop(new Browser(), Newcomer.DNI, Newcomer.CONTRAST, "all", "stopcode", "12121212");
    }

    private String id() {
        JsonNode account = admin.get("es/users?exact=true&username=" + Newcomer.ACCOUNT);
        return account.path(0).path("id").asText();
    }

    private void hidden(String where, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        assertThat(HERS).allSatisfy(word -> assertThat(said).as(where).doesNotContain(word));
        assertThat(secrets)
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(said).as(where).doesNotContain(secret.toLowerCase(Locale.ROOT)));
        assertThat(Phone.codesIn(text)).as(where).isEmpty();
    }
}
