package org.pontis.idp.keycloak.eidas;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AskingQueryTest {

    private static final String ASKING = "scope=openid&acr_values=http%3A%2F%2Feidas.europa.eu%2FLoA%2Fhigh";

    private static final Portal PORTAL = new Portal("portal-oidc", "public", "Agencia & {Tributaria} 100% + ñ");

    private static Map<String, String> asked(String query, String country) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(AskingQuery.of(query, PORTAL, "ca", Optional.ofNullable(country))
                        .split("&"))
                .map(parameter -> parameter.split("=", 2))
                .forEach(parameter -> assertThat(
                                parameters.put(parameter[0], URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)))
                        .as("once: %s", parameter[0])
                        .isNull());
        return parameters;
    }

    @Test
    void theConnectorLearnsForWhomInWhichLanguageAndAtWhichLevel() {
        assertThat(asked(ASKING, null))
                .containsEntry("acr_values", "http://eidas.europa.eu/LoA/high")
                .containsEntry("ui_locales", "ca")
                .containsEntry("sp_type", "public")
                .containsEntry("requester_id", "portal-oidc")
                .containsEntry("provider_name", "Agencia & {Tributaria} 100% + ñ")
                .containsEntry("scope", "openid")
                .hasSize(6);
    }

    @Test
    void whatAPortalSaysOfPromptsAndPeopleStaysHere() {
        assertThat(asked(ASKING + "&prompt=none&ui_locales=xx&login_hint=00000001R&sp_type=private", null))
                .containsEntry("ui_locales", "ca")
                .containsEntry("sp_type", "public")
                .doesNotContainKeys("prompt", "login_hint");
    }

    @Test
    void aCountryInMindGoesOn() {
        assertThat(asked(ASKING, "EE")).containsEntry("login_hint", "country:EE");
    }
}
