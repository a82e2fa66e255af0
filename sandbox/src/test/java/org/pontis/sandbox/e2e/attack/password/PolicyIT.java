package org.pontis.sandbox.e2e.attack.password;

import java.text.Normalizer;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.attack.FreshCitizen;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which passwords are taken, how they are kept, and that nobody gives herself one. */
@UnderAttack
class PolicyIT extends EndToEnd {

    private static final String GOOD = "only lower case and blanks";

    private Admin admin;

    @ParameterizedTest
    @DisplayName("L6 too short, too long, too common, or her account's name")
    @ValueSource(strings = {"fourteen chars", "passwordpassword", "contraseñacontraseña", "idces-00000023t"})
    void refused(String password) {
        try (FreshCitizen she = fresh()) {
            assertThatThrownBy(() -> she.setPassword(password, false)).hasMessageContaining("answered with 400");
            assertThatThrownBy(() -> she.setPassword("x y".repeat(43), false))
                    .hasMessageContaining("answered with 400");
        }
    }

    @Test
    @DisplayName("L6 no kind of character is demanded, and 128 of them are taken")
    void taken() {
        try (FreshCitizen she = fresh()) {
            she.setPassword(GOOD, false);
            assertThat(in(GOOD)).isTrue();
            she.setPassword("x y ".repeat(32), false);
            assertThat(in("x y ".repeat(32))).isTrue();
        }
    }

    @Test
    @DisplayName("L5 a password that could not be typed again everywhere, for it is decomposed, is not taken")
    void decomposed() {
        try (FreshCitizen she = fresh()) {
            String decomposed = Normalizer.normalize("contraseña de ñandú en Lérida", Normalizer.Form.NFD);
            assertThatThrownBy(() -> she.setPassword(decomposed, false)).hasMessageContaining("answered with 400");
        }
    }

    @Test
    @DisplayName("L7 Argon2id with OWASP's parameters; what was hashed otherwise is hashed anew at the next login")
    void hashing() {
        JsonNode before = admin().get("es");
        try (FreshCitizen she = fresh()) {
            ObjectNode earlier = before.deepCopy();
            earlier.put("passwordPolicy", before.path("passwordPolicy").asText() + " and hashAlgorithm(pbkdf2-sha512)");
            admin().put("es", earlier);
            she.setPassword(GOOD, false);
            assertThat(she.passwordData()).contains("\"algorithm\":\"pbkdf2-sha512\"");
            admin().put("es", before);

            assertThat(in(GOOD)).isTrue();
            Patience.until("a new hash", () -> she.passwordData().contains("argon2"));
            assertThat(she.passwordData())
                    .contains("\"algorithm\":\"argon2\"", "\"type\":[\"id\"]", "\"memory\":[\"7168\"]")
                    .contains("\"hashIterations\":5");
            assertThat(in(GOOD)).isTrue();
        } finally {
            admin().put("es", before);
        }
    }

    @Test
    @DisplayName("L8, L9 nobody sets, changes or resets a password by herself")
    void noWayToSetOne() {
        String realm = stack.addresses().brokerUrl() + "/realms/es";
        for (String path : new String[] {
            "/login-actions/reset-credentials?client_id=portal-oidc&tab_id=x",
            "/login-actions/action-token?key=x&client_id=portal-oidc",
            "/login-actions/registration?client_id=portal-oidc&tab_id=x"
        }) {
            var page = new Browser().open(realm + path);
            assertThat(page.response().statusCode()).as(path).isBetween(400, 499);
            assertThat(page.asks()).as(path).isEmpty();
        }
        assertThat(admin().get("es/authentication/required-actions/UPDATE_PASSWORD")
                        .path("enabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("L11 a temporary password opens nothing, for there is no page yet where it could be changed")
    void temporary() {
        try (FreshCitizen she = fresh()) {
            she.setPassword(GOOD, true);
            assertThat(in(GOOD)).isFalse();
            she.setPassword(GOOD, false);
            admin().put("es/users/" + she.id(), Map.of("requiredActions", new String[0]));
            assertThat(in(GOOD)).isTrue();
        }
    }

    @Test
    @DisplayName("L12 a citizen who is blocked or removed is out: her session too, and whatever login is under way")
    void blocked() {
        try (FreshCitizen she = fresh().withPassword(GOOD)) {
            Browser hers = new Browser();
            oidc.login(hers, "method", "password").fill("identifier", FreshCitizen.IDENTIFIER, "password", GOOD);
            assertThat(oidc.me(hers).loggedIn()).isTrue();
            var underWay = oidc.login(browser, "method", "password");
            she.enabled(false);
            assertThat(saml.login(hers).isChooser()).isTrue();
            assertThat(saml.me(hers).loggedIn()).isFalse();
            assertThat(underWay.fill("identifier", FreshCitizen.IDENTIFIER, "password", GOOD)
                            .problem())
                    .contains("CREDENTIALS_WRONG");

            she.enabled(true);
            Browser again = new Browser();
            oidc.login(again, "method", "password").fill("identifier", FreshCitizen.IDENTIFIER, "password", GOOD);
            assertThat(oidc.me(again).loggedIn()).isTrue();
            she.removed();
            assertThat(saml.login(again).isChooser()).isTrue();
        }
    }

    private boolean in(String password) {
        Browser hers = new Browser();
        oidc.login(hers, "method", "password").fill("identifier", FreshCitizen.IDENTIFIER, "password", password);
        return oidc.me(hers).loggedIn();
    }

    private FreshCitizen fresh() {
        return new FreshCitizen(admin());
    }

    private Admin admin() {
        if (admin == null) {
            admin = new Admin(stack);
        }
        return admin;
    }
}
