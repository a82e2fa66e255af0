package org.pontis.sandbox.e2e.attack.desk;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.desk.Clerk;
import org.pontis.sandbox.e2e.desk.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.desk.Clerk.act;
import static org.pontis.sandbox.e2e.desk.Clerk.press;

/** Whoever is no officer does nothing at the desk, and one officer does nothing that needs two. */
@UnderAttack
class OfficerIT extends EndToEnd {

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
    @DisplayName(
            "N8 without a session, or with one below high, the desk is the login; nothing is looked up by a form either")
    void withoutHigh() {
        Page chooser = gonzalo.opens();
        assertThat(chooser.isChooser()).isTrue();
        assertThat(chooser.methods()).doesNotContainKey("sms-pin");

        Browser low = new Browser();
        gonzaloAsCitizen().logsInWithSmsPin(oidc.login(low));
        assertThat(oidc.me(low).loggedIn()).isTrue();
        assertThat(low.open(gonzalo.desk()).isChooser()).isTrue();
        HttpResponse<String> posted = low.post(
                gonzalo.desk() + "/look",
                Map.of("document", "dni", "identifier", "00000002W", "contrast", "2030-06-30", "csrf", "x"));
        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(posted.headers().firstValue("Location").orElse("")).contains("/protocol/openid-connect/auth");
        assertThat(low.open(gonzalo.desk() + "/citizen").isChooser()).isTrue();
    }

    @Test
    @DisplayName(
            "N8 a citizen at high is no officer; an officer whose role is taken away is none from her next click on")
    void withoutTheRole() {
        Clerk ana = new Clerk(stack, new Browser(), Clerk.holder(stack, "00000001R", "+34600000001"));
        Page refused = ana.comesIn();
        assertThat(refused.response().statusCode()).isEqualTo(403);
        assertThat(refused.problem()).contains("DESK_NO_ROLE");
        assertThat(refused.html().select("input[name=identifier]")).isEmpty();

        helena.comesIn();
        Page open = helena.opens();
        JsonNode role = admin.get("es/roles/pontis-officer");
        String roles = "es/users/" + id("00000008p") + "/role-mappings/realm";
        delete(roles, role);
        try {
            Page gone = press(
                    open, "button[name=look]", "document", "dni", "identifier", "00000002W", "contrast", "2030-06-30");
            assertThat(gone.problem()).contains("DESK_NO_ROLE");
            assertThat(helena.browser().get(helena.desk() + "/citizen").statusCode())
                    .isEqualTo(403);
        } finally {
            admin.post(roles, List.of(role));
        }
        assertThat(helena.opens().problem()).isEmpty();
    }

    @Test
    @DisplayName("N8 an officer never serves herself, nor confirms what she asked for, nor decides about herself")
    void herOwn() {
        try (Person petra = Person.registered(7201, "basic", admin, sandbox)) {
            gonzalo.comesIn();
            assertThat(gonzalo.looksUp("00000007F", "2032-10-31").problem()).contains("DESK_OWN_ACCOUNT");
            assertThat(gonzalo.browser()
                            .open(gonzalo.desk() + "/citizen")
                            .html()
                            .select("[data-means]"))
                    .isEmpty();

            raises(petra);
            helena.comesIn();
            Page hers = helena.opens();
            Map<String, String> yes = new HashMap<>(Clerk.fields(hers, "[data-request=raise] button[value=confirm]"));
            yes.put("csrf", csrf(gonzalo.opens()));
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/request", yes)
                            .problem())
                    .contains("DESK_OWN_REQUEST");
            yes.put("word", "decline");
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/request", yes)
                            .problem())
                    .contains("DESK_OWN_REQUEST");
            assertThat(petra.events().findValuesAsText("what")).doesNotContain("registration_raised");
            press(helena.opens(), "[data-request=raise] button[value=decline]");
        }
    }

    @Test
    @DisplayName("N8 a request is confirmed once, by however many at the same moment")
    void atTheSameMoment() throws Exception {
        try (Person petra = Person.registered(7202, "basic", admin, sandbox)) {
            gonzalo.comesIn();
            raises(petra);
            helena.comesIn();
            Map<String, String> yes = Clerk.fields(helena.opens(), "[data-request=raise] button[value=confirm]");
            List<Callable<Integer>> clicks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Browser twin = helena.browser().twin();
                clicks.add(() -> twin.post(helena.desk() + "/request", yes).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(clicks.size())) {
                for (Future<Integer> answer : threads.invokeAll(clicks)) {
                    answers.add(answer.get());
                }
            }
            assertThat(answers).containsOnlyOnce(303);
            assertThat(petra.events().findValuesAsText("what").stream().filter("desk_confirmed"::equals))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("N8 a request that is too old, or about an account that has changed since, is worth nothing")
    void expiredAndStale() {
        RealmAttributes realm = new RealmAttributes(admin);
        try (Person petra = Person.registered(7203, "basic", admin, sandbox);
                Person quim = Person.registered(7210, "basic", admin, sandbox)) {
            gonzalo.comesIn();
            helena.comesIn();
            raises(petra);
            Page waiting = helena.opens();
            press(gonzalo.looksUp(petra), "[data-means=password] button[value=suspend]");
            assertThat(press(waiting, confirming(petra)).problem()).contains("DESK_CHANGED");

            realm.set("pontis.desk-confirmation", "PT8S");
            raises(quim);
            Page late = helena.opens();
            assertThat(late.html().select(confirming(quim))).hasSize(1);
            Patience.until(
                    "the request's end",
                    () -> helena.opens().html().select(confirming(quim)).isEmpty());
            assertThat(press(late, confirming(quim)).problem()).contains("DESK_REQUEST_OVER");
            assertThat(quim.events().findValuesAsText("what")).doesNotContain("registration_raised");
        } finally {
            realm.close();
        }
    }

    @Test
    @DisplayName("N8 one officer does not turn basic into advanced by taking everything away and registering anew")
    void takenAwayAndRegisteredAnew() {
        try (Person petra = Person.registered(7211, "basic", admin, sandbox)) {
            gonzalo.comesIn();
            for (String kind : List.of("phone", "password")) {
                press(press(gonzalo.looksUp(petra), "[data-means=" + kind + "] button[value=revoke]"), act("revoke"));
            }
            assertThat(petra.credentials()).isEmpty();
            Page bare = gonzalo.looksUp(petra);
            assertThat(bare.html().select(act("register"))).isEmpty();
            Map<String, String> forged = new HashMap<>(Clerk.fields(bare, act("new_phone")));
            forged.putAll(Page.pairs(
                    "act", "register", "given", "Petra", "family", "Mostrador Prueba", "birthdate", "1979-04-03"));
            forged.putAll(Page.pairs("adult", "", "phone", "600007297", "consent", "true"));
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/citizen", forged)
                            .problem())
                    .contains("DESK_NOT_POSSIBLE");

            Phone his = new Phone(sandbox, "+34600007297");
            Page code = press(bare, act("new_phone"), "phone", "600007297");
            Page asked = press(code, "button[name=guess]", "code", his.code());
            assertThat(asked.html().select("[data-pending=new_phone]")).hasSize(1);
            assertThat(petra.credentials()).isEmpty();

            helena.comesIn();
            press(helena.opens(), "[data-request=new_phone] button[value=confirm]");
            Element phone = gonzalo.looksUp(petra).html().selectFirst("[data-means=phone]");
            assertThat(phone.attr("data-registration")).isEqualTo("basic");
            assertThat(phone.attr("data-standing")).isEqualTo("cooling");
        }
    }

    @Test
    @DisplayName("N8 what cannot be done uses up no second officer's word, and nothing is changed")
    void inTheWay() {
        try (Person petra = Person.registered(7212, "basic", admin, sandbox);
                Person other = Person.unknown(7213, admin, sandbox)) {
            gonzalo.comesIn();
            helena.comesIn();
            press(
                    gonzalo.looksUp(petra),
                    act("identity"),
                    "given",
                    "Petronila",
                    "family",
                    "",
                    "birthdate",
                    "",
                    "identifier",
                    other.identifier());
            String confirm = "[data-request=identity]:contains(" + petra.identifier() + ") button[value=confirm]";
            try (Person taken = Person.registered(7213, "none", admin, sandbox)) {
                Page refused = press(helena.opens(), confirm);
                assertThat(refused.problem()).contains("DESK_IDENTIFIER_TAKEN");
                assertThat(refused.html().select(confirm)).as("still there").hasSize(1);
                assertThat(petra.account().path("firstName").asText()).isEqualTo("Petra");
                assertThat(petra.events().findValuesAsText("what")).doesNotContain("desk_confirmed");
            }
            assertThat(press(helena.opens(), confirm).html().select("[data-notice=confirmed]"))
                    .hasSize(1);
            assertThat(other.account().path("firstName").asText()).isEqualTo("Petronila");
        }
    }

    private static String confirming(Person person) {
        return "[data-request=raise]:contains(" + person.identifier() + ") button[value=confirm]";
    }

    @Test
    @DisplayName("M14, N8 a form of another session, another page or no page at all does nothing")
    void forgedForms() {
        try (Person petra = Person.registered(7204, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            helena.comesIn();
            Page file = gonzalo.looksUp(petra);
            Map<String, String> all = new HashMap<>(Clerk.fields(file, "form:has(input[value=all]) button"));
            for (String csrf : List.of("", "x", csrf(helena.opens()))) {
                all.put("csrf", csrf);
                Page refused = gonzalo.browser().submit(gonzalo.desk() + "/citizen", all);
                assertThat(refused.response().statusCode()).isEqualTo(403);
                assertThat(refused.problem()).contains("DESK_FORM_OLD");
            }
            all.remove("csrf");
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/citizen", all)
                            .problem())
                    .contains("DESK_FORM_OLD");
            assertThat(gonzalo.browser().get(gonzalo.desk() + "/leave").statusCode())
                    .isEqualTo(303);
            assertThat(petra.events().findValuesAsText("what")).doesNotContain("credential_suspended");
        }
    }

    @Test
    @DisplayName("N8 no form names a citizen: another's file, means, case or request is not reached by guessing")
    void othersThings() {
        try (Person petra = Person.registered(7205, "advanced", admin, sandbox);
                Person quim = Person.registered(7206, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            helena.comesIn();
            Page quims = helena.looksUp(quim);
            String means =
                    quims.html().select("[data-means=phone] input[name=means]").val();
            Page petras = gonzalo.looksUp(petra);
            Map<String, String> suspend =
                    new HashMap<>(Clerk.fields(petras, "[data-means=phone] button[value=suspend]"));
            suspend.put("means", means);
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/citizen", suspend)
                            .problem())
                    .contains("DESK_NOT_POSSIBLE");
            suspend.put("file", quims.html().select("input[name=file]").first().val());
            Page foreign = gonzalo.browser().submit(gonzalo.desk() + "/citizen", suspend);
            assertThat(foreign.problem()).contains("DESK_FILE_CLOSED");
            assertThat(foreign.response().statusCode()).isEqualTo(409);
            assertThat(quim.events().findValuesAsText("what")).doesNotContain("credential_suspended");

            Map<String, String> nothing = Map.of(
                    "csrf",
                    csrf(gonzalo.opens()),
                    "request",
                    "11111111-2222-3333-4444-555555555555",
                    "word",
                    "confirm");
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/request", nothing)
                            .problem())
                    .contains("DESK_REQUEST_OVER");
            Map<String, String> close = new HashMap<>(Clerk.fields(petras, "[data-means=phone] button[value=suspend]"));
            close.putAll(Map.of("act", "close_case", "case", "nobodys", "reason", "OWN_ACT"));
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/citizen", close)
                            .problem())
                    .contains("DESK_NOT_POSSIBLE");

            // another tab has another citizen at hand: the first tab's forms are about nobody any more
            Map<String, String> first = Clerk.fields(petras, "[data-means=phone] button[value=suspend]");
            gonzalo.looksUp(quim);
            assertThat(gonzalo.browser()
                            .submit(gonzalo.desk() + "/citizen", first)
                            .problem())
                    .contains("DESK_FILE_CLOSED");
        }
    }

    @Test
    @DisplayName("N8 the session of an officer that was ended ends everywhere, in the middle of a form as well")
    void sessionEnded() {
        try (Person petra = Person.registered(7207, "advanced", admin, sandbox)) {
            gonzalo.comesIn();
            Page file = gonzalo.looksUp(petra);
            admin.post("es/users/" + id("00000007f") + "/logout", Map.of());
            assertThat(press(file, "[data-means=phone] button[value=suspend]").isChooser())
                    .isTrue();
            assertThat(petra.events().findValuesAsText("what")).doesNotContain("credential_suspended");
        }
    }

    @Test
    @DisplayName("N8 looking people up is counted, ends at the hour's limit, and stands in each one's record")
    void fishing() {
        RealmAttributes realm = new RealmAttributes(admin);
        try (Person petra = Person.registered(7208, "advanced", admin, sandbox)) {
            realm.set("pontis.desk-lookups-per-hour", "2");
            gonzalo.comesIn();
            double before = new Metrics(stack).sum("pontis_desk_lookups_total");
            int refused = refusedLooks();
            Page differs = gonzalo.looksUp(petra.identifier(), "2030-01-01");
            assertThat(differs.response().body()).doesNotContain("data-means");
            gonzalo.looksUp(petra);
            Page over = gonzalo.looksUp(petra);
            assertThat(over.problem()).contains("DESK_LOOKUPS");
            assertThat(over.response().statusCode()).isEqualTo(429);
            assertThat(refusedLooks()).isEqualTo(refused + 1);
            assertThat(gonzalo.browser()
                            .open(gonzalo.desk() + "/citizen")
                            .html()
                            .select("[data-means]"))
                    .as("the last file is closed")
                    .isEmpty();
            assertThat(petra.events().findValuesAsText("error")).contains("document_differs");
            assertThat(petra.events().findValuesAsText("what")).contains("desk_looked");
            assertThat(petra.events().toString()).doesNotContain(petra.identifier());
            assertThat(new Metrics(stack).sum("pontis_desk_lookups_total")).isEqualTo(before + 3);
        } finally {
            realm.close();
        }
    }

    @Test
    @DisplayName("N8 a code on the spot is guessed three times and no more, and belongs to its file")
    void guessing() {
        try (Person petra = Person.registered(7209, "basic", admin, sandbox)) {
            gonzalo.comesIn();
            Page code = press(gonzalo.looksUp(petra), act("raise"));
            String right = petra.phone().code();
            for (String expected : List.of("CODE_WRONG", "CODE_WRONG", "CODE_TRIES_EXHAUSTED")) {
                assertThat(press(code, "button[name=guess]", "code", "0000000").problem())
                        .contains(expected);
            }
            assertThat(press(code, "button[name=guess]", "code", right).problem())
                    .contains("CODE_EXPIRED");
        }
    }

    @Test
    @DisplayName("N8 a megabyte, a NUL and words that are none are refused, and the desk goes on")
    void oddInput() {
        gonzalo.comesIn();
        Page start = gonzalo.opens();
        Map<String, String> look = new HashMap<>(Clerk.fields(start, "button[name=look]"));
        for (String odd : List.of("a".repeat(1_000_000), "00000002W\u0000", "' or 1=1 --", "${7*7}")) {
            look.putAll(Map.of("document", "dni", "identifier", odd, "contrast", "2030-06-30"));
            int status = gonzalo.browser().post(gonzalo.desk() + "/look", look).statusCode();
            assertThat(status).as(odd.substring(0, 4)).isIn(200, 400, 413);
        }
        look.putAll(Map.of("document", "library-card", "identifier", "00000002W"));
        assertThat(gonzalo.browser().submit(gonzalo.desk() + "/look", look).problem())
                .contains("INPUT_INVALID");
        assertThat(gonzalo.opens().problem()).isEmpty();
    }

    private int refusedLooks() {
        int looks = 0;
        for (JsonNode event : admin.get("es/events?max=500&type=CUSTOM_REQUIRED_ACTION_ERROR")) {
            if (event.path("error").asText().equals("limit_reached")
                    && event.at("/details/what").asText().equals("desk_looked")) {
                looks++;
            }
        }
        return looks;
    }

    private void raises(Person person) {
        Page code = press(gonzalo.looksUp(person), act("raise"));
        Page asked = press(code, "button[name=guess]", "code", person.phone().code());
        assertThat(asked.html().select("[data-notice=asked]")).hasSize(1);
    }

    private org.pontis.sandbox.e2e.Citizen gonzaloAsCitizen() {
        return org.pontis.sandbox.e2e.Citizen.of("00000007F", sandbox);
    }

    private static String csrf(Page page) {
        return page.html().select("input[name=csrf]").first().val();
    }

    private String id(String account) {
        return admin.get("es/users?exact=true&username=idces-" + account)
                .path(0)
                .path("id")
                .asText();
    }

    private void delete(String path, JsonNode role) {
        admin.delete(path, List.of(role));
    }
}
