package org.pontis.sandbox.e2e;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OidcLoginIT extends EndToEnd {

    @Test
    void aCitizenLogsInWithAnSmsPin() {
        ana.logsInWithSmsPin(oidc.login(browser));
        Me me = oidc.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo(LOW);
        assertThat(me.amr()).containsExactlyInAnyOrder("otp", "sms");
        assertThat(me.loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void aCitizenLogsInWithHerPassword() {
        ana.logsInWithPassword(oidc.login(browser, "acr", "low"));
        Me me = oidc.me(browser);
        assertThat(me.acr()).isEqualTo("low");
        assertThat(me.amr()).containsExactly("pwd");
        assertThat(me.loginMethod()).isEqualTo("password");
    }

    @Test
    void aPasswordAndAnSmsCodeAreSubstantial() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        Me me = oidc.me(browser);
        assertThat(me.acr()).isEqualTo("substantial");
        assertThat(me.amr()).contains("pwd", "otp", "sms");
        assertThat(me.loginMethod()).isEqualTo("password");
    }

    @Test
    void thePortalLearnsWhatItRegisteredForAndNothingElse() {
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).claims())
                .isEqualTo(Map.of(
                        "person_identifier", "00000001R",
                        "given_name", "Ana",
                        "family_name", "García Ruiz",
                        "birthdate", "1980-05-17"));
    }

    @Test
    void neitherTokenSaysMore() {
        Admin admin = new Admin(stack);
        String client = id(admin.get("es/clients?clientId=portal-oidc"));
        String citizen = id(admin.get("es/users?exact=true&username=" + ana.is().account()));
        for (String token : List.of("access-token", "id-token", "userinfo")) {
            JsonNode claims = admin.get("es/clients/%s/evaluate-scopes/generate-example-%s?scope=openid&userId=%s"
                    .formatted(client, token, citizen));
            assertThat(claims.path("sub").asText()).as(token).isNotBlank().isNotEqualTo(citizen);
            assertThat(claims.fieldNames())
                    .toIterable()
                    .as(token)
                    .doesNotContain(
                            "preferred_username", "email", "email_verified", "name", "realm_access", "resource_access");
        }
    }

    private static String id(JsonNode found) {
        return found.get(0).path("id").asText();
    }

    @Test
    void aLevelIsAnsweredInTheSpellingOfTheRequest() {
        ana.logsInWithPassword(oidc.login(browser, "acr", LOW));
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);
    }

    @Test
    void ofSeveralLevelsAnyOneWillDo() {
        Page chooser = oidc.login(browser, "acr", "high low");
        assertThat(chooser.methods()).containsKeys("sms-pin", "password", "mobile-id");
        ana.logsInWithPassword(chooser);
        assertThat(oidc.me(browser).acr()).isEqualTo("low");
    }

    @Test
    void anUnknownLevelBesideAKnownOneIsPassedOver() {
        ana.logsInWithPassword(oidc.login(browser, "acr", "urn:example:gold low"));
        assertThat(oidc.me(browser).acr()).isEqualTo("low");
    }

    @Test
    void anEssentialAcrClaimBindsLikeAcrValues() {
        Page chooser = oidc.login(browser, "acr", "substantial", "essential", "true");
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        ana.logsInWithPasswordAndSms(chooser);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    void theChooserShowsWhatReachesTheLevelWithItsCeiling() {
        assertThat(oidc.login(browser).methods())
                .containsAllEntriesOf(Map.of("sms-pin", "low", "password", "substantial", "mobile-id", "high"));
        assertThat(oidc.login(browser, "acr", "substantial").methods())
                .containsAllEntriesOf(Map.of("password", "substantial", "mobile-id", "high"))
                .doesNotContainKey("sms-pin");
        assertThat(oidc.login(browser, "acr", "high").methods())
                .containsEntry("mobile-id", "high")
                .doesNotContainKeys("sms-pin", "password");
    }

    @Test
    void theChooserRemembersTheMethodButNotThePerson() {
        ana.logsInWithPassword(oidc.login(browser));
        oidc.logout(browser);
        Page chooser = oidc.login(browser);
        assertThat(chooser.html().select("button[value=password] .method-last").size())
                .isOne();
        assertThat(chooser.html().select("button[value=sms-pin] .method-last").size())
                .isZero();
        assertThat(chooser.response().body()).doesNotContain("00000001R", "Ana García", "Garc");
    }

    @Test
    void aHintSkipsTheChooser() {
        Page identify = oidc.login(browser, "method", "sms-pin");
        assertThat(identify.asks()).containsExactly("identifier", "contrast");
        ana.typesCode(ana.identifies(identify));
        assertThat(oidc.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void aHintThatDoesNotReachTheLevelIsPassedOver() {
        Page chooser = oidc.login(browser, "method", "sms-pin", "acr", "substantial");
        assertThat(chooser.isChooser()).isTrue();
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
    }

    @Test
    void aMethodThatWasNotOfferedCannotBeChosenByHand() {
        Page chooser = oidc.login(browser, "acr", "substantial");
        Page answer = browser.submit(chooser.action(), Map.of("method", "sms-pin"));
        assertThat(answer.problem()).contains("METHOD_NOT_OFFERED");
        assertThat(answer.isChooser()).isTrue();
    }

    @Test
    void twoPortalsCannotTellThatTheyHaveTheSameCitizen() {
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        assertThat(oidc.me(browser).subject()).isNotBlank();
        assertThat(saml.me(browser).subject())
                .isNotBlank()
                .isNotEqualTo(oidc.me(browser).subject());
    }

    @Test
    void aPortalRecognisesItsCitizen() {
        ana.logsInWithPassword(oidc.login(browser));
        Browser another = new Browser();
        ana.logsInWithSmsPin(oidc.login(another));
        assertThat(oidc.me(another).subject()).isEqualTo(oidc.me(browser).subject());
        assertThat(oidc.me(browser).subject()).doesNotContainIgnoringCase("00000001r");
    }
}
