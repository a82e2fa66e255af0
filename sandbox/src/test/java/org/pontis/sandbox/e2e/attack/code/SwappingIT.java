package org.pontis.sandbox.e2e.attack.code;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** A right code in a wrong place. Each stands in the same browser as the login it belongs to, where it is hardest to refuse. */
@UnderAttack
class SwappingIT extends EndToEnd {

    @Test
    @DisplayName("I4 an older code, when another was asked for")
    void anOlderCode() {
        Page first = bruno.identifies(oidc.login(browser, "method", "sms-pin"));
        String older = bruno.phone().code();
        Page second = bruno.identifies(first.press("cancel").choose("sms-pin"));
        worthless(second, older);
        assertThat(bruno.phone().code()).isNotEqualTo(older);
    }

    @Test
    @DisplayName("I4 the code of one citizen for another")
    void anothersCode() {
        Page first = bruno.identifies(oidc.login(browser, "method", "sms-pin"));
        String brunos = bruno.phone().code();
        worthless(diego.identifies(first.press("cancel").choose("sms-pin")), brunos);
    }

    @Test
    @DisplayName("I4 the code of one browser in another")
    void anotherBrowsersCode() {
        bruno.identifies(oidc.login(browser, "method", "sms-pin"));
        String here = bruno.phone().code();
        worthless(bruno.identifies(oidc.login(new Browser(), "method", "sms-pin")), here);
    }

    @Test
    @DisplayName("I4 the code of one tab, for one portal, in another tab for another portal")
    void anotherPortalsCode() {
        bruno.identifies(oidc.login(browser, "method", "sms-pin"));
        String forOne = bruno.phone().code();
        worthless(bruno.identifies(saml.login(browser).choose("sms-pin")), forOne);
    }

    @Test
    @DisplayName("I4 the code that reinforces a password, for sms-pin: another method and another level")
    void thePasswordsCode() {
        ana.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        String reinforcing = ana.phone().code();
        worthless(ana.identifies(oidc.login(browser, "method", "sms-pin")), reinforcing);
    }

    @Test
    @DisplayName("I4 the code of sms-pin, to reinforce a password")
    void thePinForAPassword() {
        ana.identifies(oidc.login(browser, "method", "sms-pin"));
        String low = ana.phone().code();
        worthless(ana.logsInWithPassword(oidc.login(browser, "acr", "substantial")), low);
    }

    private void worthless(Page page, String code) {
        try (Oracle oracle = Oracle.watching(stack)) {
            oracle.told(page.fill("code", code), "CODE_WRONG");
            assertThat(oidc.me(page.browser()).loggedIn()).isFalse();
            oracle.audited("code_wrong");
            oracle.goesOn();
        }
    }
}
