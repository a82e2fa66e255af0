package org.pontis.sandbox.e2e.attack.linking;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.Registered;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What was proven for one thing, or by one person, is of no use for another. */
@UnderAttack
class CrossedIT extends EndToEnd {

    private static final String PHONE = "+34600000083";
    private static final String OTHER_PHONE = "+34600000084";

    private Recovery recovery;
    private String cabinet;

    @BeforeEach
    void look() {
        recovery = Recovery.of(stack);
        cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
    }

    @Test
    @DisplayName("H8 a code for the login is none for a new password, and one for a new password none for the login")
    void codes() {
        try (Registered she = Registered.citizen(stack, 8210, "basic", PHONE)) {
            Phone phone = new Phone(sandbox, PHONE);
            Page reset = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST);
            String forThePassword = phone.code();
            Page login = she.asksForCode(oidc.login(new Browser()));
            String forTheLogin = phone.code();

            login = login.fill("code", forThePassword);
            assertThat(login.problem()).contains("CODE_WRONG");
            reset = reset.fill("code", forTheLogin);
            assertThat(reset.problem()).contains("CODE_WRONG");
            assertThat(reset.fill("code", forThePassword).asks()).contains("password", "repeated");
        }
    }

    @Test
    @DisplayName("H18 forms of who was here before do nothing to who is logged in at this browser now")
    void anotherAtTheSameBrowser() {
        try (Registered she = Registered.citizen(stack, 8211, "advanced", PHONE);
                Registered he = Registered.citizen(stack, 8212, "advanced", OTHER_PHONE)) {
            she.logsIn(oidc.login(browser), Registered.PASSWORD);
            browser.open(cabinet);
            Page hers = browser.open(cabinet + "/means");
            Page alsoHers = recovery.open(browser);
            assertThat(Recovery.standing(alsoHers, "phone")).isEqualTo("active");
            oidc.logout(browser);
            he.logsIn(oidc.login(browser), Registered.PASSWORD);

            assertThat(hers.press("everything").problem()).contains("FORM_EXPIRED");
            assertThat(recovery.press(alsoHers, "suspend", "all").problem()).contains("FORM_OLD");
            Map<String, String> named = new HashMap<>(recovery.open(browser).hidden());
            named.put("suspend", Recovery.means(alsoHers, "phone"));
            browser.submit(recovery.url() + "/means", named);
            assertThat(he.attribute("suspended")).isEmpty();
            assertThat(she.attribute("suspended")).isEmpty();
            assertThat(oidc.me(browser).loggedIn()).isTrue();
        }
    }

    @Test
    @DisplayName("H19, H13 who stops everything ends her own sessions, and nobody else's with the same phone or name")
    void othersSessions() {
        try (Registered she = Registered.citizen(stack, 8213, "basic", PHONE);
                Registered he = Registered.citizen(stack, 8214, "basic", PHONE)) {
            Browser his = new Browser();
            he.logsIn(oidc.login(his), Registered.PASSWORD);
            she.logsIn(oidc.login(browser), Registered.PASSWORD);
            recovery.press(recovery.open(browser), "suspend", "all");
            assertThat(she.sessions()).isZero();
            assertThat(he.sessions()).isEqualTo(1);
            assertThat(he.attribute("suspended")).isEmpty();
            oidc.login(his, "prompt", "none");
            assertThat(oidc.me(his).loggedIn()).isTrue();
        }
    }
}
