package org.pontis.sandbox.e2e.attack.session;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What was proven earlier is worth as much as the session it was proven in, and no more than the credentials it was proven with. */
@UnderAttack
class StepUpIT extends EndToEnd {

    private Admin admin;
    private String account;

    @BeforeEach
    void knowWhoSheIs() {
        admin = new Admin(stack);
        account = "es/users/"
                + admin.get("es/users?exact=true&username=idces-00000001r")
                        .path(0)
                        .path("id")
                        .asText();
    }

    @Test
    @DisplayName("M7 who was logged out everywhere has proven nothing, in whatever tab, and may begin again")
    void loggedOutEverywhere() {
        ana.logsInWithSmsPin(oidc.login(browser));
        Page tab = oidc.login(browser, "acr", "substantial").choose("password");
        assertThat(tab.asks()).containsExactly("password");
        admin.post(account + "/logout", Map.of());

        Page over = ana.typesPassword(tab);
        assertThat(over.problem()).contains("SESSION_OVER");
        assertThat(over.isChooser()).isTrue();

        Page code = ana.logsInWithPassword(over);
        assertThat(code.asks()).containsExactly("code");
        ana.typesCode(code);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    @DisplayName("M7 nor does the browser's next session bring back what the last one had")
    void loggedInAgain() {
        ana.logsInWithPassword(oidc.login(browser));
        Page tab = oidc.login(browser, "acr", "substantial").choose("password");
        assertThat(tab.asks()).containsExactly("code");
        String code = ana.phone().code();
        admin.post(account + "/logout", Map.of());
        ana.logsInWithSmsPin(saml.login(browser));

        tab.fill("code", code);
        assertThat(oidc.me(browser).acr()).isNotEqualTo("substantial");
    }

    @Test
    @DisplayName("L8 a password that was reset proves nothing more, before a step-up and in the middle of it")
    void passwordReset() {
        try {
            ana.logsInWithPassword(oidc.login(browser));
            Page tab = oidc.login(browser, "acr", "substantial").choose("password");
            assertThat(tab.asks()).containsExactly("code");
            reset("otra-clave-larga-de-la-oficina-9");

            assertThat(tab.fill("code", ana.phone().code()).problem()).contains("SESSION_OVER");
            assertThat(oidc.login(browser, "acr", "substantial")
                            .choose("password")
                            .asks())
                    .containsExactly("password");
        } finally {
            reset(ana.is().password().orElseThrow());
        }
    }

    @Test
    @DisplayName("L8 nor does her phone go on ringing for the step-up, and the page that waits says why it is over")
    void passwordResetWhileHerPhoneRings() {
        SimHolder sim = SimHolder.of(Citizen.ANA, "+34600000001", sandbox);
        try {
            ana.logsInWithPassword(oidc.login(browser));
            Page waiting = sim.asksKnown(oidc.login(browser, "acr", "high").choose("mobile-id"));
            sim.sim().prompt();
            reset("otra-clave-larga-de-la-oficina-9");

            String askedAt = waiting.html().body().attr("data-again-at");
            assertThat(browser.json(askedAt).path("news").asBoolean()).isTrue();
            Page over = waiting.press("continue");
            assertThat(over.problem()).contains("SESSION_OVER");
            sim.sim().awaitQuiet();
            over.press("cancel");
        } finally {
            reset(ana.is().password().orElseThrow());
        }
    }

    @Test
    @DisplayName("L8 nor does one that was reset between its page and the code's, in a login without a session")
    void passwordResetBeforeTheCode() {
        String office = "otra-clave-larga-de-la-oficina-9";
        try {
            Page code = ana.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
            assertThat(code.asks()).containsExactly("code");
            reset(office);

            Page over = code.fill("code", ana.phone().code());
            assertThat(over.problem()).contains("SESSION_OVER");
            assertThat(oidc.me(browser).loggedIn()).isFalse();

            Page again = over.press("again").choose("password");
            assertThat(again.asks()).containsExactly("identifier", "password");
            ana.typesCode(again.fill("identifier", ana.is().identifier(), "password", office));
            assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
        } finally {
            reset(ana.is().password().orElseThrow());
        }
    }

    private void reset(String password) {
        admin.put(account + "/reset-password", Map.of("type", "password", "value", password, "temporary", false));
    }
}
