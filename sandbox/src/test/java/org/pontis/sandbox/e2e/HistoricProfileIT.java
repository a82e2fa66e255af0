package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The method {@code sms-pin} as it was: an access key of one's own and a PIN of three characters, in a running broker. */
class HistoricProfileIT extends EndToEnd {

    private static final Pattern PIN = Pattern.compile("^@\\S+ #([A-Z2-7]{3})$", Pattern.MULTILINE);

    private RealmAttributes realm;

    @BeforeEach
    void theRealmIsHistoric() {
        realm = new RealmAttributes(new Admin(stack));
        realm.set("pontis.sms-pin-profile", "historic");
    }

    @AfterEach
    void putTheRealmBack() {
        realm.close();
    }

    private static Page asks(Page page, Citizen citizen, String key) {
        assertThat(page.asks()).containsExactly("identifier", "contrast", "accesskey");
        return page.fill(
                "identifier",
                citizen.is().identifier(),
                "contrast",
                citizen.is().contrast().toString(),
                "accesskey",
                key);
    }

    private static String pin(Citizen citizen) {
        Matcher pin = PIN.matcher(citizen.phone().text());
        assertThat(pin.find()).isTrue();
        return pin.group(1);
    }

    private static String other(String pin) {
        return (pin.charAt(0) == 'A' ? "B" : "A") + pin.substring(1);
    }

    @Test
    void keyAndPinTogetherAreALogin() {
        Page page = asks(oidc.login(browser).choose("sms-pin"), ana, "Tajo");
        assertThat(page.asks()).containsExactly("accesskey", "pin");
        page.fill("accesskey", "tajo", "pin", pin(ana));

        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);
        assertThat(oidc.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void overSamlToo() {
        Page page = asks(saml.login(browser).choose("sms-pin"), bruno, "1234");
        page.fill("accesskey", "1234", "pin", pin(bruno));
        assertThat(saml.me(browser).loggedIn()).isTrue();
    }

    @Test
    void whoeverHasOnlyTheMessageStaysOutside() {
        Page page = asks(oidc.login(browser).choose("sms-pin"), ana, "tajo");
        String pin = pin(ana);
        Page wrong = page.fill("accesskey", "ojat", "pin", pin);
        assertThat(wrong.problem()).contains("CODE_WRONG");
        assertThat(wrong.fill("accesskey", "", "pin", pin).problem()).contains("INPUT_INVALID");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void threeTriesForAPinAndThreeForADay() {
        Page page = asks(oidc.login(browser).choose("sms-pin"), ana, "tajo");
        String pin = pin(ana);
        Page first = page.fill("accesskey", "tajo", "pin", other(pin));
        assertThat(first.problem()).contains("CODE_WRONG");
        Page second = first.fill("accesskey", "tajo", "pin", other(pin));
        assertThat(second.problem()).contains("CODE_WRONG");
        Page over = second.fill("accesskey", "tajo", "pin", other(pin));
        assertThat(over.problem()).contains("CODE_TRIES_EXHAUSTED");

        Page again = asks(over.press("again").choose("sms-pin"), ana, "tajo");
        assertThat(again.problem()).contains("TOO_MANY_ATTEMPTS");
        // another way is not closed by it
        ana.logsInWithPassword(again.press("again"));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unknown citizen,        00000099F, 2031-12-31",
        "a wrong contrast value,    00000001R, 2031-12-30",
        "a citizen without a phone, 00000003A, 2029-01-15",
    })
    void everybodySeesTheSame(String who, String identifier, String contrast) {
        Page known = asks(oidc.login(new Browser()).choose("sms-pin"), ana, "tajo");
        Page unknown = oidc.login(new Browser())
                .choose("sms-pin")
                .fill("identifier", identifier, "contrast", contrast, "accesskey", "tajo");
        String pin = pin(ana);
        for (int guess = 0; guess < 3; guess++) {
            assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
            known = known.fill("accesskey", "tajo", "pin", other(pin));
            unknown = unknown.fill("accesskey", "tajo", "pin", other(pin));
            assertThat(unknown.problem()).isEqualTo(known.problem()).isPresent();
        }
        assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
    }

    private static String withoutRandomParts(Page page) {
        return page.response()
                .body()
                .replaceAll("acaba en \\d\\d", "acaba en NN")
                .replaceAll(
                        "(session_code|execution|client_data|tab_id|auth_session_id|session_state|code)=[\\w.%=-]+",
                        "$1=…")
                .replace(page.incident().isEmpty() ? "\u0000" : page.incident(), "INCIDENT");
    }

    @Test
    void thePasswordsOwnCodeStaysWhatItIs() {
        Page page = ana.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        assertThat(page.asks()).containsExactly("code");
        ana.typesCode(page);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    void aProfileThatIsNoneClosesTheMethodHealthSaysSoAndTheWayBackIsOpen() {
        Page page = asks(oidc.login(browser).choose("sms-pin"), ana, "tajo");
        realm.set("pontis.sms-pin-profile", "prehistoric");

        HttpResponse<String> health = browser.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"settings\":\"DOWN\"");
        Page other = oidc.login(new Browser()).choose("sms-pin");
        assertThat(other.problem()).contains("INTERNAL_ERROR");

        Page chooser = page.press("cancel");
        assertThat(chooser.isChooser()).isTrue();
        ana.logsInWithPassword(chooser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aRealmSwitchesWhileALoginIsUnderWay() {
        Page page = asks(oidc.login(browser).choose("sms-pin"), ana, "tajo");
        String pin = pin(ana);
        realm.set("pontis.sms-pin-profile", "modern");

        Page modern = page.fill("accesskey", "tajo", "pin", pin);
        assertThat(modern.asks()).containsExactly("identifier", "contrast");
        ana.typesCode(ana.identifies(modern));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }
}
