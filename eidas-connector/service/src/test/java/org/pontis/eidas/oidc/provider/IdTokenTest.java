package org.pontis.eidas.oidc.provider;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;

import static org.assertj.core.api.Assertions.assertThat;

class IdTokenTest {

    private final World world = new World();

    @Test
    void itSaysWhoItIsAtWhichLevelAndWhichCountryAnswersForIt() {
        Map<String, Object> claims = world.redeem(World.BROKER, world.code());

        assertThat(claims)
                .containsOnlyKeys(
                        "iss",
                        "aud",
                        "sub",
                        "iat",
                        "exp",
                        "jti",
                        "auth_time",
                        "nonce",
                        "acr",
                        "person_identifier",
                        "given_name",
                        "family_name",
                        "family_name#und",
                        "birthdate",
                        "country",
                        "identifier_persistence")
                .containsEntry("iss", World.ISSUER)
                .containsEntry("aud", List.of(World.BROKER))
                .containsEntry("nonce", "n")
                .containsEntry("acr", "http://eidas.europa.eu/LoA/high")
                .containsEntry("person_identifier", "EE/ES/60001019906")
                .containsEntry("given_name", "Mari-Liis")
                .containsEntry("family_name", "Männik")
                .containsEntry("family_name#und", "Мянник")
                .containsEntry("birthdate", "2000-01-01")
                .containsEntry("country", "EE")
                .containsEntry("identifier_persistence", "permanent")
                .containsEntry("auth_time", 1795341570L)
                .containsEntry("exp", Date.from(world.clock.instant().plusSeconds(300)));
    }

    @Test
    void itIsSignedWithTheKeyInUseByEs256() throws ParseException, JOSEException {
        Json answer = world.provider.token(world.from(World.BROKER, World.tokenRequest(world.code())));
        SignedJWT token = SignedJWT.parse((String) World.json(answer).get("id_token"));
        JWKSet keys = JWKSet.parse(world.provider.keys());

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.getHeader().getKeyID())
                .isEqualTo(keys.getKeys().getFirst().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                .isTrue();
    }

    @Test
    void twoClientsCannotCompareTheirSubjectsAndOneAlwaysGetsTheSame() {
        Object first = world.redeem(World.BROKER, world.code()).get("sub");
        Object again = world.redeem(World.BROKER, world.code()).get("sub");
        Object other = world.redeem("other", world.code("client_id", "other")).get("sub");

        assertThat(first).isEqualTo(again).isNotEqualTo(other);
        assertThat((String) first).doesNotContain("60001019906");
    }

    @Test
    void aClientMayBeRegisteredForTheIdentifierItself() {
        String uri =
                (String) World.json(world.provider.push(world.from("strict", World.request("client_id", "strict"))))
                        .get("request_uri");
        AuthorizationAnswer begun =
                world.provider.authorize(World.parameters(Map.of("client_id", "strict", "request_uri", uri)));
        String login = ((AuthorizationAnswer.Begin) begun).login().id();
        String code = World.query(world.provider.finish(login, World.identified(LevelOfAssurance.HIGH)))
                .get("code");

        assertThat(world.redeem("strict", code)).containsEntry("sub", "EE/ES/60001019906");
    }

    @Test
    void whoActsForSomebodyElseStandsBesideHim() {
        Identity identity = new Identity(
                World.company(),
                Optional.of(World.natural(DataSet.NATURAL_REPRESENTATIVE, "EE/ES/60001019906", "Mari-Liis")));
        String claims = "{\"id_token\":{\"legal_name\":null}}";
        String login = world.begin("client_id", "other", "claims", claims).id();
        String code = World.query(world.provider.finish(login, World.identified(LevelOfAssurance.HIGH, identity)))
                .get("code");

        Map<String, Object> token = world.redeem("other", code);

        assertThat(token)
                .containsEntry("legal_person_identifier", "EE/ES/10000001")
                .containsEntry("legal_name", "Sild OÜ")
                .doesNotContainKey("person_identifier");
        assertThat(token.get("representative"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("person_identifier", "EE/ES/60001019906")
                .containsEntry("given_name", "Mari-Liis");
    }

    @Test
    void aClientThatDoesNotKnowRepresentationNeverTakesOnePersonForTheOther() {
        Identity identity = new Identity(
                World.mari(), Optional.of(World.natural(DataSet.NATURAL_REPRESENTATIVE, "EE/ES/1", "Juhan")));

        assertThat(World.query(
                        world.provider.finish(world.begin().id(), World.identified(LevelOfAssurance.HIGH, identity))))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    @Test
    void optionalValuesKeepTheirShape() {
        String address = Base64.getEncoder()
                .encodeToString(("<eidas-natural:Thoroughfare>Pikk</eidas-natural:Thoroughfare>"
                                + "<eidas-natural:LocatorDesignator>1</eidas-natural:LocatorDesignator>"
                                + "<eidas-natural:PostName>Tallinn</eidas-natural:PostName>"
                                + "<eidas-natural:PostCode>10123</eidas-natural:PostCode>")
                        .getBytes(StandardCharsets.UTF_8));
        Person person = World.person(
                DataSet.NATURAL,
                Map.of(
                        "PersonIdentifier", List.of(AttributeValue.of("EE/ES/1")),
                        "CurrentFamilyName", List.of(AttributeValue.of("Tamm")),
                        "CurrentGivenName", List.of(AttributeValue.of("Juhan")),
                        "DateOfBirth", List.of(AttributeValue.of("1990-02-03")),
                        "Nationality", List.of(AttributeValue.of("EE"), AttributeValue.of("FI")),
                        "CurrentAddress", List.of(AttributeValue.of(address))));
        String code = World.query(world.provider.finish(
                        world.begin().id(), World.identified(LevelOfAssurance.LOW, Identity.of(person))))
                .get("code");

        assertThat(world.redeem(World.BROKER, code))
                .containsEntry("nationalities", List.of("EE", "FI"))
                .containsEntry(
                        "address", Map.of("street_address", "Pikk 1", "locality", "Tallinn", "postal_code", "10123"));
    }

    @ParameterizedTest
    @CsvSource({"high, SUBSTANTIAL", "substantial, LOW"})
    void aLevelBelowTheOneAskedForIsNeverATokenWhateverTheLoginSays(String asked, LevelOfAssurance reached) {
        String login = world.begin("acr_values", asked).id();

        assertThat(World.query(world.provider.finish(login, World.identified(reached))))
                .containsEntry("error", "unmet_authentication_requirements")
                .doesNotContainKey("code");
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, access_denied",
        "LOGIN_FAILED, access_denied",
        "LEVEL_NOT_REACHED, unmet_authentication_requirements",
        "NO_COUNTRY, unmet_authentication_requirements",
        "COUNTRY_DOWN, temporarily_unavailable",
        "ANSWER_NOT_TRUSTED, server_error",
        "REQUEST_REFUSED, server_error",
        "BROKER_FAILED, server_error"
    })
    void aLoginThatFailedGoesBackWithItsCodeAndIncident(Problem problem, String error) {
        String login = world.begin().id();

        assertThat(World.query(world.provider.finish(login, new Refused(problem, new Incident("0A1B2C3D")))))
                .containsEntry("error", error)
                .containsEntry("error_description", problem + " 0A1B2C3D")
                .containsEntry("iss", World.ISSUER)
                .containsEntry("state", "s&t=ate ñ");
    }

    @Test
    void anAddressWithAQueryKeepsIt() {
        assertThat(world.authorize("redirect_uri", World.CALLBACK + "?tenant=1", "prompt", "none"))
                .isInstanceOfSatisfying(AuthorizationAnswer.Redirect.class, redirect -> assertThat(redirect.location())
                        .startsWith(World.CALLBACK + "?tenant=1&error=login_required&"));
    }
}
