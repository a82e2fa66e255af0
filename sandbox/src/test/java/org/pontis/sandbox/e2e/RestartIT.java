package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A restart of the broker is no way to more codes. */
class RestartIT extends EndToEnd {

    @Test
    void limitsSurviveARestartOfTheBroker() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            assertThat(asksForCode().asks()).containsExactly("code");
        }
        assertThat(asksForCode().problem()).contains("SMS_LIMIT");

        stack.restartBroker();

        assertThat(asksForCode().problem()).contains("SMS_LIMIT");
        sandbox.forgetLimits();
        ana.phone().skip();
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    private Page asksForCode() {
        return ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
    }
}
