package org.pontis.eidas.oidc.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack.Reason;
import org.pontis.eidas.saml.metadata.SpType;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationTest {

    private final World world = new World();

    @Test
    void aGoodRequestBeginsALogin() {
        LoginRequest login = world.beginPushed(
                "login_hint", "country:GR",
                "ui_locales", "eu es-ES not_a_tag",
                "sp_type", "private",
                "requester_id", "https://bank.example",
                "provider_name", "Banco");

        assertThat(login.clientId()).isEqualTo(World.BROKER);
        assertThat(login.country()).contains(new NodeCountry("EL"));
        assertThat(login.uiLocales()).containsExactly("eu", "es-ES");
        assertThat(login.spType()).isEqualTo(SpType.PRIVATE);
        assertThat(login.requesterId()).contains("https://bank.example");
        assertThat(login.providerName()).contains("Banco");
        assertThat(login.allowsRepresentation()).isFalse();
        assertThat(login.attributes()).isEqualTo(AttributeProfile.mandatory(DataSet.NATURAL));
    }

    @Test
    void whatTheRequestDoesNotSayTheRegistrationSays() {
        LoginRequest login = world.begin();

        assertThat(login.spType()).isEqualTo(SpType.PUBLIC);
        assertThat(login.providerName()).contains("Agencia");
        assertThat(login.requesterId()).isEmpty();
        assertThat(login.country()).isEmpty();
    }

    @Test
    void twoLoginsNeverShareAnId() {
        assertThat(world.begin().id()).isNotEqualTo(world.begin().id()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response_type | token | unsupported_response_type",
                "response_type | code id_token | unsupported_response_type",
                "response_type | none | unsupported_response_type",
                "response_type | '' | unsupported_response_type",
                "response_mode | fragment | invalid_request",
                "response_mode | form_post | invalid_request",
                "scope | profile | invalid_scope",
                "scope | openidx | invalid_scope",
                "code_challenge | '' | invalid_request",
                "code_challenge | short | invalid_request",
                "code_challenge_method | plain | invalid_request",
                "code_challenge_method | '' | invalid_request",
                "code_challenge_method | s256 | invalid_request",
                "prompt | none | login_required",
                "prompt | none login | invalid_request",
                "prompt | create | invalid_request",
                "max_age | -1 | invalid_request",
                "max_age | 1e9 | invalid_request",
                "max_age | 99999999999 | invalid_request",
                "request | eyJhbGciOiJub25lIn0.e30. | request_not_supported",
                "request_uri | https://internal.example/ | request_uri_not_supported",
                "claims | [] | invalid_request",
                "claims | {\"id_token\":1} | invalid_request",
                "claims | {\"id_token\":{} | invalid_request",
                "acr_values | very-high | unmet_authentication_requirements",
            })
    void aBrokenRequestGoesBackWithTheStandardsError(String name, String value, String error) {
        AuthorizationAnswer answer = world.authorize(name, value);

        assertThat(World.query(answer))
                .containsEntry("error", error)
                .containsEntry("state", "s&t=ate ñ")
                .containsEntry("iss", World.ISSUER)
                .doesNotContainKey("code");
        assertThat(world.logins.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "consent", "login select_account"})
    void aNewLoginIsWhatThereIsAnyway(String prompt) {
        assertThat(world.begin("prompt", prompt, "max_age", "0")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://broker.example.es/realms/es/broker/eidas/endpoint/",
                "https://broker.example.es/realms/es/broker/eidas/endpoint/..;/x",
                "https://broker.example.es/realms/es/broker/eidas/endpoint%2e",
                "https://broker.example.es/realms/es/broker/eidas/endpoint#f",
                "https://broker.example.es/realms/es/broker/eidas/endpoint?code=1",
                "https://broker.example.es/realms/es/broker/eidas/endpoint?tenant=1&iss=x",
                "https://broker.example.es/realms/es/broker/eidas/ENDPOINT",
                "https://broker.example.es/realms/es/broker/eidas",
                "https://broker.example.es:8443/realms/es/broker/eidas/endpoint",
                "http://broker.example.es/realms/es/broker/eidas/endpoint",
                "https://broker.example.es@evil.example/realms/es/broker/eidas/endpoint",
                "https://broker.example.es.evil.example/realms/es/broker/eidas/endpoint",
                "https://evil.example\\@broker.example.es/realms/es/broker/eidas/endpoint",
                "https://sub.broker.example.es/realms/es/broker/eidas/endpoint",
                "javascript:alert(1)",
                "",
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String redirectUri) {
        assertThat(world.authorize("redirect_uri", redirectUri)).isEqualTo(new NoWayBack(Reason.REDIRECT_URI_UNKNOWN));
    }

    @Test
    void nobodyIsSentBackToAClientThatIsNotKnown() {
        assertThat(world.authorize("client_id", "nobody")).isEqualTo(new NoWayBack(Reason.CLIENT_UNKNOWN));
        assertThat(world.authorize("client_id", "")).isEqualTo(new NoWayBack(Reason.CLIENT_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void whoStandsThereTwiceIsNobody(String name) {
        assertThat(world.provider.authorize(twice(name))).isInstanceOf(NoWayBack.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope", "acr_values", "code_challenge", "nonce", "ui_locales"})
    void aParameterThatStandsThereTwiceIsAMistake(String name) {
        assertThat(World.query(world.provider.authorize(twice(name)))).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"state,3000", "nonce,3000", "scope,600", "acr_values,1100", "claims,9000"})
    void endlessTextIsNotTakenIn(String name, int length) {
        assertThat(world.error(name, "a".repeat(length))).isEqualTo("invalid_request");
    }

    @Test
    void anEndlessRequestIsNotEvenRead() {
        assertThat(world.authorize("x", "a".repeat(20_000))).isEqualTo(new NoWayBack(Reason.CLIENT_UNKNOWN));
    }

    @Test
    void whatIsNotTooLongAloneMayBeTooMuchTogether() {
        assertThat(world.error(
                        "claims",
                        "{\"a\":\"" + "a".repeat(7_900) + "\"}",
                        "state",
                        "s".repeat(2_000),
                        "nonce",
                        "n".repeat(2_000)))
                .isEqualTo("invalid_request");
    }

    @Test
    void whatMeansNothingIsNotKept() {
        world.begin("utm_campaign", "x".repeat(5_000));

        assertThat(world.logins.values())
                .allSatisfy(kept ->
                        assertThat(kept.parameters()).containsKey("state").doesNotContainKey("utm_campaign"));
    }

    @ParameterizedTest
    @CsvSource({"sp_type,private", "requester_id,https://bank.example", "provider_name,Banco"})
    void forWhomACitizenIsAskedNoBrowserSays(String name, String value) {
        assertThat(world.error(name, value)).isEqualTo("invalid_request");
        assertThat(world.logins.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"country:ESP", "country:es", "xcountry:ES", "country:ES ", "00000001R"})
    void aHintThatIsNoneMeansThatTheCitizenIsAsked(String hint) {
        assertThat(world.begin("login_hint", hint).country()).isEqualTo(Optional.empty());
    }

    @Test
    void claimsThatAreAskedForBecomeAttributes() {
        LoginRequest login = world.begin(
                "claims", "{\"id_token\":{\"gender\":null,\"birth_name\":{\"essential\":true},\"shoe_size\":null}}");

        assertThat(login.attributes())
                .extracting(AttributeDefinition::friendlyName)
                .containsExactly("PersonIdentifier", "FamilyName", "FirstName", "DateOfBirth", "BirthName", "Gender");
    }

    @Test
    void aLegalPersonIsAskedForByOneOfItsClaims() {
        assertThat(world.begin("claims", "{\"id_token\":{\"vat_registration_number\":null}}")
                        .attributes())
                .containsExactly(
                        AttributeProfile.LEGAL_PERSON_IDENTIFIER,
                        AttributeProfile.LEGAL_NAME,
                        AttributeProfile.VAT_REGISTRATION);
    }

    @Test
    void naturalAndLegalPersonsAreNotAskedForAtOnce() {
        assertThat(world.error("claims", "{\"id_token\":{\"legal_name\":null,\"birthdate\":null}}"))
                .isEqualTo("invalid_request");
    }

    @Test
    void aRepresentativeCannotBeAskedFor() {
        assertThat(world.begin("claims", "{\"id_token\":{\"representative\":{\"essential\":true}}}")
                        .attributes())
                .noneMatch(attribute -> attribute.set().isRepresentative());
    }

    @Test
    void deepClaimsAreAMistakeAndNoAccident() {
        assertThat(world.error("claims", "{\"id_token\":" + "[".repeat(4_000))).isEqualTo("invalid_request");
    }

    private static Parameters twice(String name) {
        Map<String, List<String>> sent = new HashMap<>(World.request().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
        String value = World.request().getOrDefault(name, "low");
        sent.put(name, List.of(value, value));
        return Parameters.of(sent);
    }
}
