package org.pontis.sandbox.e2e.attack.saml;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** The good case beside the attacks: a portal that logs out by HTTP POST (SAML bindings 3.5). */
@UnderAttack
class LogoutByPostIT extends EndToEnd {

    @Test
    void aLogoutByPostEndsTheSessionEverywhere() {
        Pen pen = Pen.of(stack);
        ana.logsInWithPassword(saml.login(browser));
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        browser.stopsBefore(saml.url() + "/slo");

        Page answer = browser.submit(
                pen.endpoint(),
                Map.of("SAMLRequest", Wire.base64(pen.sign(pen.logoutRequest()).getBytes())));

        assertThat(answer.leadsTo(saml.url() + "/slo")).as(answer.toString()).isTrue();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(oidc.login(browser.twin()).isChooser()).isTrue();
    }
}
