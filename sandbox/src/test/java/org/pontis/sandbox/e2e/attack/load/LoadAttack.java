package org.pontis.sandbox.e2e.attack.load;

import org.junit.jupiter.api.AfterEach;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What all attacks on the load have in common: others get in meanwhile and afterwards. */
@UnderAttack
abstract class LoadAttack extends EndToEnd {

    private static final int LOGINS = 3;

    /** Citizens log in at both portals, by password and by SMS, until the attack is over, and at least three times. */
    void othersLogInDuring(Flood flood) {
        int logins = 0;
        do {
            aCitizenLogsIn();
            logins++;
        } while (logins < LOGINS || !flood.over());
    }

    void aCitizenLogsIn() {
        Browser citizen = new Browser();
        bruno.logsInWithPassword(saml.login(citizen));
        assertThat(saml.me(citizen).loggedIn()).isTrue();
        oidc.login(citizen);
        assertThat(oidc.me(citizen).loggedIn()).isTrue();
    }

    @AfterEach
    void theServerIsAsItWas() {
        sandbox.forgetLimits();
        ana.phone().skip();
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(browser.get("http://localhost:" + stack.addresses().management() + "/health/ready")
                        .statusCode())
                .isEqualTo(200);
    }

    String broker(String path) {
        return stack.addresses().brokerUrl() + "/realms/es/" + path;
    }
}
