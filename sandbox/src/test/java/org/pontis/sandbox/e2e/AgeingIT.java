package org.pontis.sandbox.e2e;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** Proofs age: what was substantial an hour ago is low today. The realm's ages are made short, and put back. */
class AgeingIT extends EndToEnd {

    private static final String AN_INSTANT = "PT0.001S";

    private Admin admin;
    private JsonNode realm;

    @BeforeEach
    void rememberTheAges() {
        admin = new Admin(stack);
        realm = admin.get("es");
    }

    @AfterEach
    void putTheAgesBack() {
        admin.put("es", realm);
    }

    @Test
    void anAgedSubstantialIsAskedForAgainButLowStillHolds() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        ages(Map.of("pontis.age.substantial", AN_INSTANT, "pontis.age.high", AN_INSTANT));
        oidc.login(browser, "acr", "low");
        assertThat(oidc.me(browser).acr()).isEqualTo("low");
        Page chooser = saml.login(browser, "acr", "substantial");
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        assertThat(chooser.choose("password").asks()).containsExactly("password");
    }

    @Test
    void whenLowHasAgedTheCitizenLogsInAgain() {
        ana.logsInWithPassword(oidc.login(browser));
        ages(Map.of("pontis.age.low", AN_INSTANT));
        assertThat(saml.login(browser).isChooser()).isTrue();
    }

    @Test
    void aRealmCannotMakeProofsLastLonger() {
        ages(Map.of("pontis.age.substantial", "P1000D", "pontis.age.low", "nonsense"));
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        saml.login(browser);
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
    }

    private void ages(Map<String, String> shorter) {
        ObjectNode changed = realm.deepCopy();
        ObjectNode attributes = changed.withObject("/attributes");
        shorter.forEach(attributes::put);
        admin.put("es", Response.JSON.createObjectNode().set("attributes", attributes));
    }
}
