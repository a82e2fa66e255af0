package org.pontis.sandbox.e2e.cabinet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.desk.Clerk;
import org.pontis.sandbox.e2e.desk.Person;
import org.pontis.sandbox.e2e.registration.Newcomer;

import static org.assertj.core.api.Assertions.assertThat;

/** In a realm whose ledger tells durations only a citizen still reads what was done, and by whom; where she went nobody reads. */
class DurationsOnlyIT extends EndToEnd {

    private Admin admin;
    private RealmAttributes realm;
    private String cabinet;

    @BeforeEach
    void tellDurationsOnly() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        Newcomer.leave(admin);
        realm = new RealmAttributes(admin);
        realm.set("pontis.ledger", "durations-only", "pontis.registry-questions", "box:505,affiliation");
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @AfterEach
    void tellEverythingAgain() {
        realm.close();
        Newcomer.leave(admin);
    }

    @Test
    void whatWasDoneAtTheDeskStandsInHerCabinet() {
        Clerk gonzalo = Clerk.gonzalo(stack);
        try (Person petra = Person.registered(7310, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            gonzalo.looksUp(petra.identifier(), "2030-01-01");
            Clerk.press(gonzalo.looksUp(petra), "[data-means=phone] button[value=suspend]");
            petra.asCitizen().logsInWithPassword(oidc.login(browser));

            Page acts = browser.open(cabinet + "?show=acts");
            assertThat(acts.html().select("[data-what=desk_looked]"))
                    .as("also the look with another date")
                    .hasSize(2);
            assertThat(acts.html().select("[data-what=credential_suspended]").text())
                    .contains("Teléfono", "de la oficina");
            Page logins = browser.open(cabinet + "?show=logins");
            assertThat(logins.html().select("[data-entry=login]").text())
                    .contains("Contraseña", "Nivel bajo", "aquí no se guarda")
                    .doesNotContain("Agencia Tributaria", "ya no está registrado");

            JsonNode events = petra.events();
            assertThat(events.findValuesAsText("officer")).containsOnly(account("idces-00000007f"));
            assertThat(events.toString())
                    .contains("credential_suspended")
                    .doesNotContain("portal-oidc", "127.0.0.1", "redirect_uri");
        }
    }

    @Test
    void notMeStopsNoMoreThanWasUsed() {
        try (Resident resident = new Resident(admin, sandbox)) {
            Citizen rosa = resident.citizen();
            rosa.logsInWithPassword(oidc.login(new Browser()));
            rosa.logsInWithSmsPin(browser.open(cabinet));
            NotMePages.confirm(NotMePages.ask(browser.open(cabinet), "Contraseña"));

            Page means = browser.open(cabinet + "/means");
            assertThat(standing(means, "password")).isEqualTo("suspended");
            assertThat(standing(means, "phone")).isEqualTo("active");
            assertThat(browser.open(cabinet + "?show=acts")
                            .html()
                            .select("[data-what]")
                            .eachAttr("data-what"))
                    .contains("not_me", "credential_suspended");
        }
    }

    @Test
    void howSheRegisteredIsSaidAsItWas() {
        Newcomer fatima = new Newcomer(stack.addresses().brokerUrl(), sandbox, new Browser());
        fatima.register();
        Phone phone = fatima.phone();
        phone.skip();
        browser.open(cabinet)
                .choose("sms-pin")
                .fill("identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST)
                .fill("code", phone.code());

        assertThat(browser.open(cabinet + "?show=acts")
                        .html()
                        .select("[data-what]")
                        .eachAttr("data-what"))
                .contains("registered_online", "credential_added")
                .doesNotContain("registered_by_certificate");
    }

    private static String standing(Page page, String kind) {
        return page.html().select("[data-means=" + kind + "]").attr("data-standing");
    }

    private String account(String name) {
        return admin.get("es/users?exact=true&username=" + name)
                .path(0)
                .path("id")
                .asText();
    }
}
