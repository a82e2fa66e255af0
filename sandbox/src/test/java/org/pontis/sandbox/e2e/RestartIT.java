package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A restart of the broker is no way to more codes, makes nothing new that was used, and leaves nobody before a white page. */
class RestartIT extends EndToEnd {

    @Test
    void aRestartForgetsCodesAndKeepsLimitsAndWhatWasUsed() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertThat(asksForCode().asks()).containsExactly("code");
        }
        assertThat(asksForCode().problem()).contains("SMS_LIMIT");
        Browser brunos = new Browser();
        Page page = bruno.identifies(oidc.login(brunos, "method", "sms-pin"));
        String code = bruno.phone().code();

        String used = samlRequest();
        assertThat(new Browser().open(used).isChooser()).isTrue();
        String unused = samlRequest();

        stack.restartBroker();

        assertThat(new Browser().open(used).problem()).contains("SAML_REQUEST_REPLAYED");
        assertThat(new Browser().open(unused).isChooser()).isTrue();
        Page answer = page.fill("code", code);
        assertThat(oidc.me(brunos).loggedIn()).isFalse();
        assertThat(bruno.phone().hasNews()).isFalse();
        // the same login begins again at its first page, which says so, with a new SMS
        assertThat(answer.problem()).isPresent();
        assertThat(answer.asks()).containsExactly("identifier", "contrast");
        bruno.typesCode(bruno.identifies(answer));
        assertThat(oidc.me(brunos).loggedIn()).isTrue();

        assertThat(asksForCode().problem()).contains("SMS_LIMIT");
        sandbox.forgetLimits();
        ana.phone().skip();
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    /** An address with a signed AuthnRequest, good once and for minutes. */
    private String samlRequest() {
        return new Browser()
                .get(saml.url() + "/login?binding=redirect")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private Page asksForCode() {
        return ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
    }
}
