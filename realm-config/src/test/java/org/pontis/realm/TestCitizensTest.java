package org.pontis.realm;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Msisdn;
import org.pontis.idp.spain.DniOrNie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.realm.Fixed.each;
import static org.pontis.realm.Fixed.find;

class TestCitizensTest {

    private final List<TestCitizen> citizens = TestCitizens.of("es");

    @Test
    void anaHasEverything() {
        assertThat(citizens.getFirst())
                .isEqualTo(new TestCitizen(
                        "00000001R",
                        "IDC",
                        "ES",
                        "Ana",
                        "García Ruiz",
                        LocalDate.of(1980, 5, 17),
                        LocalDate.of(2031, 12, 31),
                        Optional.of("+34600000001"),
                        Optional.of("puente-romano-sobre-el-tajo"),
                        "advanced",
                        citizens.getFirst().what()));
    }

    @Test
    void everyIdentifierIsARightOne() {
        DniOrNie spain = new DniOrNie();
        assertThat(citizens)
                .extracting(TestCitizen::identifier)
                .contains("00000001R", "00000002W", "00000003A", "00000004G", "00000005M", "00000007F", "00000008P")
                .isSorted()
                .allSatisfy(identifier -> assertThat(spain.read(identifier)).isPresent());
    }

    @Test
    void everyPhoneIsANumberAndNobodySharesOne() {
        assertThat(citizens.stream().flatMap(citizen -> citizen.phone().stream()))
                .doesNotHaveDuplicates()
                .allSatisfy(phone -> assertThat(new Msisdn(phone).value()).isEqualTo(phone));
    }

    @Test
    void everyPasswordCouldBeChosen() throws IOException {
        Set<String> refused = PasswordBlocklist.passwords();
        assertThat(citizens.stream().flatMap(citizen -> citizen.password().stream()))
                .hasSize(2)
                .allSatisfy(password -> assertThat(password).hasSizeBetween(15, 128))
                .noneMatch(refused::contains);
    }

    @Test
    void whoHasACredentialWasRegisteredAndWhoHasNoneWasNot() {
        assertThat(citizens).allSatisfy(citizen -> {
            boolean registered =
                    citizen.phone().isPresent() || citizen.password().isPresent();
            assertThat(citizen.registration()).matches(registered ? "basic|advanced" : "none");
            assertThat(citizen.what()).matches("[A-Z].*\\.");
        });
    }

    @Test
    void theRealmHasTheSamePeople() {
        JsonNode users = Fixed.realm().path("users");
        for (TestCitizen citizen : citizens) {
            JsonNode user = find(users, "username", citizen.account());
            assertThat(user.path("firstName").asText()).isEqualTo(citizen.givenName());
            assertThat(user.path("lastName").asText()).isEqualTo(citizen.familyName());
            assertThat(user.at("/attributes/person_identifier/0").asText()).isEqualTo(citizen.identifier());
            assertThat(user.at("/attributes/contrast/0").asText())
                    .isEqualTo(citizen.contrast().toString());
            assertThat(user.has("email")).isFalse();
        }
        assertThat(each(users)).hasSize(citizens.size() + 1);
    }

    @Test
    void credentialsAreKeycloaksOwn() {
        JsonNode ana = find(Fixed.realm().path("users"), "username", "idces-00000001r");
        JsonNode phone = find(ana.path("credentials"), "type", "phone");
        assertThat(phone.path("credentialData").asText())
                .isEqualTo("{\"number\":\"+34600000001\",\"registration\":\"advanced\"}");
        assertThat(phone.path("secretData").asText()).isEqualTo("{}");
        assertThat(find(ana.path("credentials"), "type", "password")
                        .path("value")
                        .asText())
                .isEqualTo("puente-romano-sobre-el-tajo");
        assertThat(ana.at("/attributes/password_registration/0").asText()).isEqualTo("advanced");

        JsonNode diego = find(Fixed.realm().path("users"), "username", "idces-00000004g");
        assertThat(diego.at("/attributes/password_registration").isMissingNode())
                .as("he has no password")
                .isTrue();
        JsonNode carla = find(Fixed.realm().path("users"), "username", "idces-00000003a");
        assertThat(carla.path("credentials")).isEmpty();
    }

    @Test
    void twoOfThemServeAtADeskAndBothReachHigh() {
        assertThat(citizens)
                .filteredOn(citizen -> citizen.roles().contains("pontis-officer"))
                .hasSize(2)
                .allSatisfy(officer -> assertThat(officer.registration()).isEqualTo("advanced"));
        assertThat(Fixed.realm().at("/roles/realm").findValuesAsText("name"))
                .contains("pontis-officer", "pontis-figures");
        JsonNode helena = find(Fixed.realm().path("users"), "username", "idces-00000008p");
        assertThat(helena.path("realmRoles")).hasSize(2);
    }

    @Test
    void aCountryWithoutCitizensIsRefused() {
        assertThatThrownBy(() -> TestCitizens.of("xx")).hasMessage("There is no realm source xx/citizens.json.");
    }
}
