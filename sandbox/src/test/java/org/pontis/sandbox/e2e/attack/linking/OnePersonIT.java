package org.pontis.sandbox.e2e.attack.linking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.attack.Crowd;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.desk.Clerk;
import org.pontis.sandbox.e2e.desk.Person;
import org.pontis.sandbox.e2e.registration.Newcomer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.desk.Clerk.act;

/** One person is one account, however many ways lead to it and however many of them are taken at the same moment. */
@UnderAttack
class OnePersonIT extends EndToEnd {

    private static final String GUESS = "button[name=guess]";

    private Admin admin;
    private RealmAttributes realm;

    @BeforeEach
    void nobodyIsThere() {
        admin = new Admin(stack);
        Newcomer.leave(admin);
        realm = new RealmAttributes(admin);
        realm.set(
                "pontis.registry-questions", "box:505",
                "pontis.registration-sms-per-citizen-hour", "100",
                "pontis.registration-sms-per-citizen-day", "100");
    }

    @AfterEach
    void leave() {
        realm.close();
        Newcomer.leave(admin);
    }

    @Test
    @DisplayName("H20 whoever registers online and at the desk in the same moment has one account with one phone")
    void onlineAndAtTheDesk() throws Exception {
        account("Fátima", "1988-02-09", Newcomer.CONTRAST);
        Clerk gonzalo = Clerk.gonzalo(stack);
        gonzalo.comesIn();
        Phone atTheDesk = new Phone(sandbox, "+34600001100");
        Page form = gonzalo.looksUp(Newcomer.DNI, Newcomer.CONTRAST);
        Page desk = Clerk.press(form, act("register"), application("600001100"));
        Map<String, String> word = Clerk.fields(desk, GUESS, "code", atTheDesk.code());
        List<Page> online = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 1; i < 5; i++) {
            Phone phone = new Phone(sandbox, "+3460000110" + i);
            online.add(newcomer().proven().fill("phone", "60000110" + i));
            codes.add(phone.code());
        }

        List<Page> ends = Crowd.of(
                5,
                who -> who == 4
                        ? gonzalo.browser().submit(gonzalo.desk() + "/code", word)
                        : online.get(who).fill("code", codes.get(who)));

        assertThat(ends.stream()
                        .filter(end ->
                                !end.html().select("[data-activation-code]").isEmpty()))
                .as("one of them has a code for her password")
                .hasSize(1);
        assertThat(admin.get("es/users?search=" + Newcomer.ACCOUNT)).hasSize(1);
        assertThat(phones(Newcomer.ACCOUNT)).hasSize(1);
    }

    @Test
    @DisplayName("H20 two officers who register her in the same moment, each with another phone, give her one")
    void twoOfficers() throws Exception {
        Clerk gonzalo = Clerk.gonzalo(stack);
        Clerk helena = Clerk.helena(stack);
        gonzalo.comesIn();
        helena.comesIn();
        for (int round = 0; round < 3; round++) {
            try (Person petra = Person.registered(7301 + round, "none", admin, sandbox)) {
                Map<String, String> one = atTheCode(gonzalo, petra, "+3460000111" + round);
                Map<String, String> other = atTheCode(helena, petra, "+3460000112" + round);
                List<Page> ends = Crowd.of(
                        2,
                        who -> who == 0
                                ? gonzalo.browser().submit(gonzalo.desk() + "/code", one)
                                : helena.browser().submit(helena.desk() + "/code", other));
                assertThat(phones(petra.is().account())).hasSize(1);
                assertThat(ends.stream().filter(end -> !end.html()
                                .select("[data-activation-code]")
                                .isEmpty()))
                        .hasSize(1);
            }
        }
    }

    @Test
    @DisplayName(
            "H15 an account with nothing in it that was somebody else's is not given to who has its identifier now")
    void theIdentifierWasAnothers() {
        account("Leocadia", "1931-04-05", "2027-03-03");
        Newcomer fatima = newcomer();
        Phone phone = fatima.phone();
        Page page = fatima.proven();
        if (page.asks().contains("phone")) {
            page = page.fill("phone", Newcomer.MOBILE).fill("code", phone.code());
        }
        assertThat(page.problem()).as("she is sent to an office").contains("IDENTITY_DIFFERS");
        assertThat(account(Newcomer.ACCOUNT)
                        .path("attributes")
                        .path("contrast")
                        .path(0)
                        .asText())
                .isEqualTo("2027-03-03");
        assertThat(phones(Newcomer.ACCOUNT)).isEmpty();
        assertThat(account(Newcomer.ACCOUNT).path("firstName").asText()).isEqualTo("Leocadia");
    }

    @Test
    @DisplayName(
            "H17, H14 fields that no form has decide nothing: neither her name nor her level nor whose account it is")
    void fieldsThatNoFormHas() {
        Newcomer fatima = newcomer();
        Phone phone = fatima.phone();
        Page who = fatima.browser().open(fatima.at("online"));
        Page sources = sent(who, "identifier", Newcomer.DNI, "contrast", Newcomer.CONTRAST, "consent", "yes");
        Page question = sent(sources, "source", "tax");
        Page number = sent(question, "answer", Newcomer.BOX);
        Page code = sent(number, "phone", Newcomer.MOBILE);
        Page done = sent(code, "code", phone.code());
        assertThat(Newcomer.activation(done)).isNotEmpty();

        JsonNode account = account(Newcomer.ACCOUNT);
        assertThat(account.path("firstName").asText()).isEqualTo("Fátima");
        assertThat(account.path("email").asText("")).isEmpty();
        assertThat(account.path("attributes").toString())
                .contains("1988-02-09", Newcomer.DNI)
                .doesNotContain("1950-01-01", "advanced", "00000001R");
        assertThat(phones(Newcomer.ACCOUNT)).singleElement().asString().contains("basic");
        String id = account.path("id").asText();
        assertThat(admin.get("es/users/" + id + "/role-mappings/realm").findValuesAsText("name"))
                .doesNotContain("pontis-officer", "pontis-figures", "pontis-auditor");
    }

    /** As the form has it, and with what it has not. */
    private static Page sent(Page page, String... typed) {
        Map<String, String> fields = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("registration", "advanced"),
                Map.entry("carries", "ADVANCED"),
                Map.entry("level", "high"),
                Map.entry("given", "Ana"),
                Map.entry("givenName", "Ana"),
                Map.entry("firstName", "Ana"),
                Map.entry("birthdate", "1950-01-01"),
                Map.entry("email", "ana@example.org"),
                Map.entry("account", "idces-00000001r"),
                Map.entry("username", "idces-00000001r"),
                Map.entry("person_identifier", "00000001R"),
                Map.entry("stage", "DONE"),
                Map.entry("role", "pontis-officer")));
        fields.putAll(page.hidden());
        fields.putAll(Page.pairs(typed));
        return page.browser()
                .submit(page.html().selectFirst("form:has([name=turn])").absUrl("action"), fields);
    }

    private Map<String, String> atTheCode(Clerk clerk, Person person, String number) {
        Phone phone = new Phone(sandbox, number);
        Page form = clerk.looksUp(person);
        Page code = Clerk.press(form, act("register"), application(number.substring(3)));
        return Clerk.fields(code, GUESS, "code", phone.code());
    }

    private static String[] application(String number) {
        return new String[] {
            "given", "Fátima", "family", "Rey Soto", "birthdate", "1988-02-09", "phone", number, "consent", "true"
        };
    }

    private Newcomer newcomer() {
        return new Newcomer(stack.addresses().brokerUrl(), sandbox, new Browser());
    }

    /** With nothing in it that anybody could log in with. */
    private void account(String given, String birthdate, String contrast) {
        admin.post(
                "es/users",
                Map.of(
                        "username",
                        Newcomer.ACCOUNT,
                        "enabled",
                        true,
                        "firstName",
                        given,
                        "lastName",
                        "Rey Soto",
                        "attributes",
                        Map.of(
                                "person_identifier", List.of(Newcomer.DNI),
                                "country", List.of("ES"),
                                "identifier_kind", List.of("IDC"),
                                "birthdate", List.of(birthdate),
                                "contrast", List.of(contrast))));
    }

    private JsonNode account(String name) {
        return admin.get("es/users?exact=true&briefRepresentation=false&username=" + name)
                .path(0);
    }

    private List<String> phones(String account) {
        List<String> phones = new ArrayList<>();
        for (JsonNode credential :
                admin.get("es/users/" + account(account).path("id").asText() + "/credentials")) {
            if (credential.path("type").asText().equals("phone")) {
                phones.add(((ObjectNode) credential).path("credentialData").asText());
            }
        }
        return phones;
    }
}
