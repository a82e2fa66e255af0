package org.pontis.sandbox.e2e.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.Registered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.desk.Clerk.act;
import static org.pontis.sandbox.e2e.desk.Clerk.press;

/** What officers do for citizens who come in person. */
class DeskIT extends EndToEnd {

    private Admin admin;
    private Clerk gonzalo;
    private Clerk helena;

    @BeforeEach
    void openTheOffice() {
        admin = new Admin(stack);
        gonzalo = Clerk.gonzalo(stack);
        helena = Clerk.helena(stack);
    }

    @Test
    void somebodyNewIsRegisteredAndLogsIn() throws IOException {
        try (Person petra = Person.unknown(7101, admin, sandbox)) {
            gonzalo.comesIn();
            Page form = gonzalo.looksUp(petra);
            assertThat(form.problem()).isEmpty();
            assertThat(form.asks()).contains("given", "family", "birthdate", "adult", "phone", "consent");
            assertThat(form.address()).doesNotContain("7101");

            Page noConsent = press(form, act("register"), registration(petra, "1979-04-03"));
            assertThat(noConsent.problem()).contains("INPUT_INVALID");
            assertThat(noConsent.html().select("#given").val()).isEqualTo("Petra");
            Page code = press(noConsent, act("register"), with(registration(petra, "1979-04-03"), "consent", "true"));
            assertThat(code.asks()).containsExactly("code");
            Page wrong = press(code, "button[name=guess]", "code", "000000");
            assertThat(wrong.problem()).contains("CODE_WRONG");
            Page sheet =
                    press(wrong, "button[name=guess]", "code", petra.phone().code());

            String activation = sheet.html().select("[data-activation-code]").text();
            assertThat(activation).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");
            assertThat(sheet.response().headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(petra.account().path("firstName").asText()).isEqualTo("Petra");
            assertThat(petra.credentials().findValuesAsText("type")).containsExactlyInAnyOrder("phone", "activation");

            String events = petra.events().toString();
            assertThat(petra.events().findValuesAsText("what"))
                    .contains("registered_at_desk", "credential_added", "activation_printed");
            assertThat(events).doesNotContain(petra.identifier(), petra.number(), activation);
            assertThat(Files.readString(stack.broker().log()))
                    .doesNotContain(activation)
                    .doesNotContainIgnoringCase(petra.identifier());
            assertThat(gonzalo.browser()
                            .open(gonzalo.desk() + "/citizen")
                            .response()
                            .body())
                    .contains("data-means=\"phone\"")
                    .doesNotContain(activation, petra.number());

            petra.asCitizen().logsInWithSmsPin(oidc.login(browser));
            assertThat(oidc.me(browser).claims()).containsEntry("person_identifier", petra.identifier());
        }
    }

    @Test
    void whoIsTooYoungForAPasswordIsRegisteredWithAPhoneAlone() {
        String thirteen =
                LocalDate.now(ZoneId.of("Europe/Madrid")).minusYears(13).toString();
        try (Person petra = Person.unknown(7111, admin, sandbox);
                RealmAttributes realm = new RealmAttributes(admin)) {
            String[] child = with(registration(petra, thirteen), "consent", "true", "adult", Citizen.ANA);
            realm.set("pontis.registration-age-desk", "14");
            gonzalo.comesIn();
            Page refused = press(gonzalo.looksUp(petra), act("register"), child);
            assertThat(refused.problem()).contains("DESK_UNDER_AGE");

            realm.set("pontis.registration-age-desk-password", "14");
            Page code = press(refused, act("register"), child);
            Page file = press(code, "button[name=guess]", "code", petra.phone().code());
            assertThat(file.html().select("[data-activation-code]")).isEmpty();
            assertThat(file.html().select("[data-notice]").attr("data-notice")).isEqualTo("done.register");
            assertThat(petra.credentials().findValuesAsText("type")).containsExactly("phone");

            assertThat(press(file, act("new_code")).problem()).contains("DESK_UNDER_AGE");
            assertThat(petra.credentials().findValuesAsText("type")).containsExactly("phone");
            petra.asCitizen().logsInWithSmsPin(oidc.login(browser));
            assertThat(oidc.me(browser).loggedIn()).isTrue();
        }
    }

    @Test
    void carlaComesWithAnAdult() {
        ObjectNode before = account(Citizen.CARLA);
        try {
            gonzalo.comesIn();
            Page form = gonzalo.looksUp(Citizen.CARLA, "2029-01-15");
            assertThat(form.asks()).contains("adult", "phone", "consent").doesNotContain("given");
            Phone phone = new Phone(sandbox, "+34600000003");
            Page alone = press(form, act("register"), "phone", "600000003", "consent", "true", "adult", "");
            assertThat(alone.problem()).contains("DESK_ADULT_NEEDED");
            Page own = press(alone, act("register"), "phone", "600000003", "consent", "true", "adult", "00000007F");
            assertThat(own.problem()).as("the officer's own child").contains("DESK_OWN_ACCOUNT");
            Page code = press(own, act("register"), "phone", "600000003", "consent", "true", "adult", Citizen.ANA);
            Page sheet = press(code, "button[name=guess]", "code", phone.code());

            assertThat(sheet.html().select("[data-activation-code]")).hasSize(1);
            JsonNode now = account(Citizen.CARLA);
            assertThat(now.at("/attributes/accompanied_by/0").asText()).isEqualTo(Citizen.ANA);
            assertThat(credentials(now).findValuesAsText("type")).contains("phone", "activation");
        } finally {
            credentials(before)
                    .forEach(one -> admin.delete("es/users/" + before.path("id").asText() + "/credentials/"
                            + one.path("id").asText()));
            admin.put("es/users/" + before.path("id").asText(), before);
        }
    }

    @Test
    void whatWasRegisteredOnlineIsRaisedByTwoOfficers() throws Exception {
        try (Person bruno = Person.registered(7102, "basic", admin, sandbox)) {
            Citizen citizen = bruno.asCitizen();
            assertThat(citizen.logsInWithPassword(oidc.login(browser, "acr", "substantial"))
                            .problem())
                    .contains("LEVEL_NOT_REACHED");
            bruno.phone().skip();
            gonzalo.comesIn();
            helena.comesIn();
            Page file = gonzalo.looksUp(bruno);
            Page code = press(file, act("raise"));
            Page asked = press(code, "button[name=guess]", "code", bruno.phone().code());
            assertThat(asked.html().select("[data-notice=asked]")).hasSize(1);
            assertThat(asked.html().select("[data-pending=raise]")).hasSize(1);

            Page waiting = gonzalo.opens();
            assertThat(waiting.html().select("[data-request=raise] button"))
                    .as("her own")
                    .isEmpty();
            Page hers = helena.opens();
            Map<String, String> yes = Clerk.fields(hers, "[data-request=raise] button[value=confirm]");
            assertThat(press(hers, "[data-request=raise] button[value=confirm]")
                            .html()
                            .select("[data-notice=confirmed]"))
                    .hasSize(1);
            assertThat(helena.browser().submit(helena.desk() + "/request", yes).problem())
                    .as("twice")
                    .contains("DESK_REQUEST_OVER");

            assertThat(bruno.events().findValuesAsText("what"))
                    .contains("desk_looked", "desk_asked", "desk_confirmed", "registration_raised");
            JsonNode confirmed = event(bruno, "desk_confirmed");
            assertThat(confirmed.path("officer").asText())
                    .isEqualTo(account("00000008P").path("id").asText());
            assertThat(confirmed.path("asked_by").asText())
                    .isEqualTo(account("00000007F").path("id").asText());
            bruno.phone().skip();
            Browser fresh = new Browser();
            citizen.logsInWithPasswordAndSms(oidc.login(fresh, "acr", "substantial"));
            assertThat(oidc.me(fresh).acr()).isEqualTo("substantial");
        }
    }

    @Test
    void whoLostHerPhoneGetsAnotherAndTheOldOneStopsAtOnce() {
        try (Person petra = Person.registered(7103, "advanced", admin, sandbox)) {
            Phone fresh = new Phone(sandbox, "+34600007199");
            petra.asCitizen().logsInWithSmsPin(oidc.login(browser));
            assertThat(oidc.me(browser).loggedIn()).isTrue();
            gonzalo.comesIn();
            Page code = press(gonzalo.looksUp(petra), act("new_phone"), "phone", "600 007 199", "lost", "true");
            assertThat(saml.login(browser).isChooser())
                    .as("her session by the old phone has ended")
                    .isTrue();
            Page asked = press(code, "button[name=guess]", "code", fresh.code());
            assertThat(asked.html().select("[data-means=phone]").eachAttr("data-standing"))
                    .containsExactly("suspended");

            helena.comesIn();
            assertThat(helena.opens().html().select("[data-request=new_phone]").text())
                    .contains("99");
            press(helena.opens(), "[data-request=new_phone] button[value=confirm]");
            assertThat(gonzalo.looksUp(petra)
                            .html()
                            .select("[data-means=phone]")
                            .eachAttr("data-standing"))
                    .contains("suspended", "cooling");
        }
    }

    @Test
    void revokingAsksTwiceAndWhoHadMoreKeepsBeingGuardedByTwo() {
        try (Person petra = Person.registered(7104, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            for (String kind : List.of("phone", "password")) {
                Page sure = press(gonzalo.looksUp(petra), "[data-means=" + kind + "] button[value=revoke]");
                assertThat(petra.credentials().findValuesAsText("type")).contains(kind);
                press(sure, act("revoke"));
            }
            assertThat(petra.credentials()).isEmpty();
            Page bare = gonzalo.looksUp(petra);
            assertThat(bare.html().select(act("register")))
                    .as("no fresh start by one officer")
                    .isEmpty();
            Phone fresh = new Phone(sandbox, "+34600007198");
            Page code = press(bare, act("new_phone"), "phone", "600007198");
            assertThat(press(code, "button[name=guess]", "code", fresh.code())
                            .html()
                            .select("[data-notice=asked]"))
                    .hasSize(1);
            assertThat(petra.credentials()).isEmpty();
        }
    }

    /** Also by her own hand: what is registered anew was something before. */
    @Test
    void whoHasGivenUpEverythingHerselfDoesNotBeginAfresh() {
        Recovery recovery = Recovery.of(stack);
        try (Person petra = Person.registered(7112, "basic", admin, sandbox)) {
            Page means = petra.asCitizen().logsInWithPassword(recovery.login(browser, "low"));
            for (String kind : List.of("phone", "password")) {
                means = recovery.press(means, "revoke", Recovery.means(means, kind));
            }
            assertThat(petra.credentials()).isEmpty();
            gonzalo.comesIn();
            Page file = gonzalo.looksUp(petra);
            assertThat(file.html().select(act("register"))).isEmpty();
            Phone fresh = new Phone(sandbox, "+34600007197");
            Page code = press(file, act("new_phone"), "phone", "600007197");
            assertThat(press(code, "button[name=guess]", "code", fresh.code())
                            .html()
                            .select("[data-notice=asked]"))
                    .hasSize(1);
            assertThat(petra.credentials()).isEmpty();
        }
    }

    @Test
    void whatHasExpiredIsRenewedByOneOfficer() {
        String over = Instant.now().minusSeconds(60).toString();
        try (Registered nuria = Registered.citizen(
                stack, 7710, "basic", "+34600000771|\"since\":\"2024-01-01T00:00:00Z\",\"until\":\"" + over + '"')) {
            nuria.attribute("password_until", over);
            Phone phone = nuria.phone("+34600000771");
            gonzalo.comesIn();
            Page file = gonzalo.looksUp(nuria.identifier(), Registered.CONTRAST);
            assertThat(file.html().select("[data-means]").eachAttr("data-standing"))
                    .containsOnly("expired");
            Page own = press(file, act("new_phone"), "phone", "600000771");
            assertThat(own.problem()).as("her own number, before any code").contains("DESK_NOT_POSSIBLE");

            Page code = press(own, "[data-means=phone] button[value=renew]");
            assertThat(standing(gonzalo, "phone")).isEqualTo("expired");
            Page renewed = press(code, "button[name=guess]", "code", phone.code());
            assertThat(renewed.html().select("[data-notice='done.renew']")).hasSize(1);
            assertThat(standing(gonzalo, "phone")).isEqualTo("active");
            press(renewed, "[data-means=password] button[value=renew]");
            assertThat(standing(gonzalo, "password")).isEqualTo("active");
            assertThat(admin.get("es/events?max=100&user=" + nuria.id()).findValuesAsText("what").stream()
                            .filter("credential_renewed"::equals))
                    .hasSize(2);
        }
    }

    private static String standing(Clerk clerk, String kind) {
        return clerk.browser()
                .open(clerk.desk() + "/citizen")
                .html()
                .select("[data-means=" + kind + "]")
                .attr("data-standing");
    }

    @Test
    void whatSheTakesAwayIsInHerLanguageAndHerNumberIsTypedAsAtHome() {
        try (Person petra = Person.registered(7113, "basic", admin, sandbox);
                RealmAttributes realm = new RealmAttributes(admin)) {
            gonzalo.comesIn();
            realm.set("pontis.mobile-id-calling-code", "+372");
            gonzalo.browser().open(gonzalo.desk() + "?kc_locale=en");
            Phone fresh = new Phone(sandbox, "+34600007196");
            Page code = press(gonzalo.looksUp(petra), act("new_phone"), "phone", "600 007 196");
            assertThat(code.html().select("html").attr("lang")).isEqualTo("en");
            assertThat(fresh.text()).contains("Clave para la oficina de registro");

            Page sheet = press(gonzalo.looksUp(petra), act("new_code"));
            assertThat(sheet.html().select("h1").text()).isEqualTo("Your activation code");
            assertThat(sheet.html().select(".sheet[lang=es]").text())
                    .contains("No enseñe", " de 20")
                    .doesNotContain("Open this address");
        }
    }

    @Test
    void aNewNameAndARenewedDocumentNeedTwo() {
        try (Person petra = Person.registered(7105, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            helena.comesIn();
            Page differs = gonzalo.looksUp(petra.identifier(), "2036-01-01");
            assertThat(differs.html().select("[data-means]"))
                    .as("her means are not shown")
                    .isEmpty();
            press(differs, act("identity"));
            press(helena.opens(), "[data-request=identity] button[value=confirm]");
            assertThat(petra.account().at("/attributes/contrast/0").asText()).isEqualTo("2036-01-01");

            Page file = gonzalo.looksUp(petra.identifier(), "2036-01-01");
            Page future = press(file, act("identity"), identity("", "2999-01-01"));
            assertThat(future.problem()).contains("INPUT_INVALID");
            press(file, act("identity"), identity("Petronila", ""));
            Page declined = press(helena.opens(), "[data-request=identity] button[value=decline]");
            assertThat(declined.html().select("[data-notice=declined]")).hasSize(1);
            assertThat(petra.account().path("firstName").asText()).isEqualTo("Petra");

            press(file, act("identity"), identity("", "1979-03-04"));
            assertThat(helena.opens().html().select("[data-request=identity]").text())
                    .contains("4 de marzo de 1979");
            press(helena.opens(), "[data-request=identity] button[value=confirm]");
            assertThat(petra.account().at("/attributes/birthdate/0").asText()).isEqualTo("1979-03-04");
            readsWhatWasDone(petra);
        }
    }

    private static String[] identity(String given, String birthdate) {
        return new String[] {"given", given, "family", "", "birthdate", birthdate, "identifier", ""};
    }

    /** Also what came to nothing. */
    private void readsWhatWasDone(Person petra) {
        String cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
        petra.asCitizen().logsInWithPassword(browser.open(cabinet));
        Page acts = browser.open(cabinet + "?show=acts");
        assertThat(acts.html().select("[data-what=desk_looked] [data-outcome=document_differs]"))
                .hasSize(1);
        assertThat(acts.html().select("[data-what=identity_changed]")).hasSize(2);
        assertThat(acts.html().select("[data-what=desk_declined]").text())
                .contains("rechazó el cambio", "Cambio de nombre, fecha de nacimiento o documento", "oficina");
        assertThat(acts.html().select("[data-what=desk_asked] [data-request]")).hasSize(3);
        assertThat(acts.html().text()).doesNotContain("Gonzalo", "Helena");
    }

    /** From the citizen's cabinet to the desk and back: what she reported is guarded by two, also when the case is closed. */
    @Test
    void whatSheSaidWasNotHerComesBackByTwoOfficers() {
        String cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
        try (Person petra = Person.registered(7108, "advanced", admin, sandbox)) {
            petra.asCitizen().logsInWithSmsPin(oidc.login(new Browser()));
            petra.asCitizen().logsInWithPassword(browser.open(cabinet));
            Page told = reports(browser.open(cabinet), "Agencia Tributaria");
            assertThat(told.html().text()).contains("Vaya a una oficina de registro");

            gonzalo.comesIn();
            Page file = gonzalo.looksUp(petra);
            assertThat(file.html()
                            .select("[data-case=NOT_ME] [data-case-number]")
                            .text())
                    .isNotEmpty()
                    .isEqualTo(told.html().select("[data-case]").attr("data-case"));
            assertThat(file.html().select("[data-case-login]").text())
                    .contains("PIN por SMS")
                    .doesNotContain("Agencia");
            assertThat(file.html().select("[data-means=phone]").attr("data-standing"))
                    .isEqualTo("suspended");
            Page closed = press(file, act("close_case"), "reason", "MISUSE");
            assertThat(closed.html().select("[data-case]")).isEmpty();
            Page pending = press(closed, "[data-means=phone] button[value=reactivate]");
            assertThat(pending.html().select("[data-pending=reactivate]")).hasSize(1);
            assertThat(pending.html().select("[data-means=phone]").attr("data-standing"))
                    .isEqualTo("suspended");

            helena.comesIn();
            press(helena.opens(), "[data-request=reactivate] button[value=confirm]");
            assertThat(gonzalo.looksUp(petra)
                            .html()
                            .select("[data-means=phone]")
                            .attr("data-standing"))
                    .isNotEqualTo("suspended");
            assertThat(petra.events().findValuesAsText("what"))
                    .contains("case_opened", "case_closed", "desk_asked", "desk_confirmed", "credential_reactivated");
        }
    }

    /** "This was not me", and yes. */
    private static Page reports(Page cabinet, String portal) {
        Element login = cabinet.html()
                .select("[data-entry=login]:contains(" + portal + ")")
                .first();
        Page asked = cabinet.press(
                "entry", '"' + login.selectFirst("button[name=entry]").attr("value") + '"');
        Page told = press(asked, "form[action$=/not-me/yes] button");
        assertThat(told.response().statusCode()).isEqualTo(200);
        return told;
    }

    @Test
    void aNewActivationCodeIsPrintedOnce() {
        try (Person petra = Person.registered(7106, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            double before = new Metrics(stack).sum("pontis_desk_acts_total");
            Page sheet = press(gonzalo.looksUp(petra), act("new_code"));
            String code = sheet.html().select("[data-activation-code]").text();
            assertThat(gonzalo.browser()
                            .open(gonzalo.desk() + "/citizen")
                            .response()
                            .body())
                    .doesNotContain(code);
            assertThat(petra.credentials().toString()).doesNotContain(code.replace("-", ""));
            assertThat(new Metrics(stack).sum("pontis_desk_acts_total")).isEqualTo(before + 1);
        }
    }

    @Test
    void whatTheRealmAllowsOneOfficerAloneIsDoneAtOnce() {
        RealmAttributes realm = new RealmAttributes(admin);
        try (Person petra = Person.registered(7107, "basic", admin, sandbox)) {
            realm.set("pontis.desk-two-officers", "new_phone");
            gonzalo.comesIn();
            Page code = press(gonzalo.looksUp(petra), act("raise"));
            Page done = press(code, "button[name=guess]", "code", petra.phone().code());
            assertThat(done.html().select("[data-means]").eachAttr("data-registration"))
                    .containsOnly("advanced");
        } finally {
            realm.close();
        }
    }

    private static String[] registration(Person person, String born) {
        return new String[] {
            "given", "Petra", "family", "Mostrador Prueba", "birthdate", born, "adult", "", "phone", person.number()
        };
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + more.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return all;
    }

    private ObjectNode account(String identifier) {
        return (ObjectNode) admin.get("es/users?exact=true&briefRepresentation=false&username=idces-"
                        + identifier.toLowerCase(java.util.Locale.ROOT))
                .path(0);
    }

    private JsonNode credentials(JsonNode account) {
        return admin.get("es/users/" + account.path("id").asText() + "/credentials");
    }

    private static JsonNode event(Person person, String what) {
        for (JsonNode event : person.events()) {
            if (event.at("/details/what").asText().equals(what)) {
                return event.path("details");
            }
        }
        throw new AssertionError("No event " + what + " in " + person.events());
    }
}
