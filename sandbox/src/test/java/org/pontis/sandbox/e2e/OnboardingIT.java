package org.pontis.sandbox.e2e;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal comes in by its file alone. */
class OnboardingIT extends EndToEnd {

    private static final String PORTAL = """
            portal: onboarded
            protocol: oidc
            name: {es: Portal nuevo, en: New portal}
            owner: Somebody
            contact: somebody@example.org
            home: https://new.example/
            levels: {minimum: substantial, allowed: [substantial]}
            claims: [given_name]
            redirect-uris: [https://new.example/callback]
            keys: {url: https://new.example/jwks}
            """;

    private static final String SAML_PORTAL = "https://new.example/metadata";

    private Onboarding onboarding;

    @BeforeEach
    void open() {
        onboarding = new Onboarding(stack);
    }

    @AfterEach
    void leave() {
        onboarding.close();
        assertThat(new Admin(stack).get("es/clients?clientId=onboarded")).isEmpty();
    }

    @Test
    void theSecondTimeNothingChanges() {
        onboarding.register("onboarded", PORTAL);
        assertThat(onboarding.apply("onboarded").output()).isEqualTo("Nothing to change.\n");
    }

    @Test
    void itsSubjectsAreItsOwnAndItIsToldWhatItRegisteredFor() {
        onboarding.register("onboarded", PORTAL);
        List<String> mappers = client().path("protocolMappers").findValuesAsText("protocolMapper");
        assertThat(mappers)
                .containsExactlyInAnyOrder("oidc-usermodel-attribute-mapper", "oidc-sha256-pairwise-sub-mapper");
        assertThat(client().path("defaultClientScopes"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("basic", "assurance");
    }

    /** Keycloak wants the minimum of a SAML client as a URI; the file says it as everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"{minimum: substantial}", "{allowed: [substantial]}"})
    void aPortalThatSpeaksSamlMayHaveAMinimum(String levels) {
        onboarding.register(SAML_PORTAL, """
                portal: %s
                protocol: saml
                name: {es: Portal nuevo, en: New portal}
                owner: Somebody
                contact: somebody@example.org
                home: https://new.example/
                levels: %s
                claims: [person_identifier]
                assertion-consumers: [https://new.example/acs]
                certificate: %s
                """.formatted(SAML_PORTAL, levels, FreshKey.certificate(FreshKey.rsa())));
        assertThat(onboarding.apply(SAML_PORTAL).output()).isEqualTo("Nothing to change.\n");
        assertThat(new Admin(stack)
                        .get("es/clients?clientId=" + SAML_PORTAL)
                        .at("/0/attributes/minimum.acr.value")
                        .asText())
                .isEqualTo(LevelOfAssurance.SUBSTANTIAL.uri());
    }

    private JsonNode client() {
        return new Admin(stack).get("es/clients?clientId=onboarded").get(0);
    }
}
