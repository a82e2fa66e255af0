package org.pontis.eidas.oidc.provider;

import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscoveryTest {

    private final World world = new World();

    @Test
    void whatWorksIsNamedAndNothingElse() throws ParseException {
        Map<String, Object> document = JSONObjectUtils.parse(world.provider.discovery());

        assertThat(document)
                .containsOnlyKeys(
                        "issuer",
                        "authorization_endpoint",
                        "pushed_authorization_request_endpoint",
                        "token_endpoint",
                        "jwks_uri",
                        "token_endpoint_auth_methods_supported",
                        "token_endpoint_auth_signing_alg_values_supported",
                        "scopes_supported",
                        "response_types_supported",
                        "response_modes_supported",
                        "grant_types_supported",
                        "code_challenge_methods_supported",
                        "id_token_signing_alg_values_supported",
                        "subject_types_supported",
                        "acr_values_supported",
                        "claim_types_supported",
                        "claims_supported",
                        "claims_parameter_supported",
                        "request_uri_parameter_supported",
                        "authorization_response_iss_parameter_supported",
                        "ui_locales_supported");
        assertThat(document)
                .containsEntry("response_types_supported", List.of("code"))
                .containsEntry("grant_types_supported", List.of("authorization_code"))
                .containsEntry("code_challenge_methods_supported", List.of("S256"))
                .containsEntry("token_endpoint_auth_methods_supported", List.of("private_key_jwt"))
                .containsEntry("token_endpoint_auth_signing_alg_values_supported", List.of("ES256", "PS256"))
                .containsEntry("id_token_signing_alg_values_supported", List.of("ES256"))
                .containsEntry("request_uri_parameter_supported", false)
                .containsEntry("authorization_response_iss_parameter_supported", true);
    }

    @Test
    void bothSpellingsOfTheLevelsAreNamed() throws ParseException {
        assertThat(JSONObjectUtils.getStringList(
                        JSONObjectUtils.parse(world.provider.discovery()), "acr_values_supported"))
                .containsExactly(
                        "http://eidas.europa.eu/LoA/low",
                        "low",
                        "http://eidas.europa.eu/LoA/substantial",
                        "substantial",
                        "http://eidas.europa.eu/LoA/high",
                        "high",
                        World.OTHER_LEVEL.toString());
    }

    @Test
    void theNextKeyIsPublishedBesideTheOneInUseAndNothingPrivateIs() throws ParseException {
        JWKSet keys = JWKSet.parse(world.provider.keys());

        assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(keys.getKeys()).extracting(JWK::getKeyID).doesNotHaveDuplicates();
    }
}
