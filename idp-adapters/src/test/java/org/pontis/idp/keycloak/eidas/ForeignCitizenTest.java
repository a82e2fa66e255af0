package org.pontis.idp.keycloak.eidas;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.UserModel;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignCitizenTest {

    private static final Map<String, Object> MARI = Map.of(
            "person_identifier", "EE/ES/60001019906",
            "country", "EE",
            "given_name", "Mari",
            "family_name", "Maasikas",
            "birthdate", "2000-01-01");

    private static Optional<ForeignCitizen> with(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>(MARI);
        claims.put(claim, value);
        return ForeignCitizen.of(claims);
    }

    private static String account(String identifier) {
        return with("person_identifier", identifier).orElseThrow().account();
    }

    @Test
    void theMinimumDataSetMakesACitizen() {
        assertThat(ForeignCitizen.of(MARI))
                .contains(new ForeignCitizen(
                        "EE/ES/60001019906", "EE", "Mari", "Maasikas", Optional.of(LocalDate.of(2000, 1, 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person_identifier", "country", "given_name", "family_name"})
    void withoutAPartOfItThereIsNobody(String claim) {
        Map<String, Object> claims = new HashMap<>(MARI);
        claims.remove(claim);
        assertThat(ForeignCitizen.of(claims)).isEmpty();
        assertThat(with(claim, " ")).isEmpty();
        assertThat(with(claim, List.of("EE/ES/60001019906"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60001019906",
                "EE/60001019906",
                "EE/ES/",
                "ee/es/60001019906",
                "EE/ES/6000 1019906",
                " EE/ES/60001019906",
                "EE/ES/60001019906 ",
                "EE/ES/60001019906\u00a0",
                "EE /ES/60001019906",
                "ＥＥ/ES/60001019906",
                "\u0415\u0415/ES/60001019906",
                "EE\u2044ES\u204460001019906",
                "EE/ES/6000\u00001019906",
                "EE/ES/6000\u200b1019906",
                "EE/ES/6000\n1019906"
            })
    void anIdentifierOfAnotherFormIsNone(String identifier) {
        assertThat(with("person_identifier", identifier)).isEmpty();
    }

    @Test
    void anIdentifierThatIsTooLongIsNone() {
        assertThat(with("person_identifier", "EE/ES/" + "1".repeat(250))).isPresent();
        assertThat(with("person_identifier", "EE/ES/" + "1".repeat(251))).isEmpty();
    }

    @Test
    void nobodyComesInByAnIdentifierThatAnotherCountryGave() {
        assertThat(with("country", "LV")).isEmpty();
    }

    @Test
    void whoeverIsRepresentedIsNotAtTheBrowser() {
        assertThat(with("representative", Map.of("person_identifier", "EE/ES/1")))
                .isEmpty();
    }

    @Test
    void aBirthdateThatIsNoneMakesNobody() {
        assertThat(with("birthdate", "1.1.2000")).isEmpty();
        assertThat(with("birthdate", "2000-02-30")).isEmpty();
    }

    @Test
    void theIdentifierAloneMakesTheAccount() {
        String account = ForeignCitizen.of(MARI).orElseThrow().account();
        assertThat(with("given_name", "Maria").orElseThrow().account()).isEqualTo(account);
        assertThat(with("email", "ana@example.org").orElseThrow().account()).isEqualTo(account);
        assertThat(account("EE/ES/60001019907")).isNotEqualTo(account);
    }

    @Test
    void identifiersThatDifferInTheSizeOfALetterAreTwoPeople() {
        assertThat(account("EE/ES/aBc")).isNotEqualTo(account("EE/ES/AbC"));
        assertThat(account("EE/ES/aBc")).isEqualTo(account("EE/ES/aBc").toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "EE/ES/60001019906, EE/LV/60001019906",
        "EE/ES/60001019906, EE/ES/6000101990６",
        "EE/ES/ABC, EE/ES/АBC",
        "EE/ES/é, EE/ES/e\u0301",
        "EE/ES/0, EE/ES/O",
        "EE/ES/1, EE/ES/01",
        "EE/ES/ß, EE/ES/ss",
        "EE/ES/i, EE/ES/ı"
    })
    void identifiersThatOnlyLookAlikeAreTwoPeople(String one, String other) {
        assertThat(account(one)).isNotEqualTo(account(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"permanent", "changeable", "unknown", "transient"})
    void howLongAnIdentifierStaysTheSameMakesNoOtherPerson(String persistence) {
        assertThat(with("identifier_persistence", persistence).orElseThrow().account())
                .isEqualTo(account("EE/ES/60001019906"));
        assertThat(with("sub", persistence).orElseThrow().account()).isEqualTo(account("EE/ES/60001019906"));
    }

    @Test
    void noAccountIsThatOfANational() {
        assertThat(account("EE/ES/60001019906")).startsWith("eidee-").doesNotContain("60001019906");
    }

    @ParameterizedTest
    @CsvSource({"GR/ES/1, EL", "EL/ES/1, GR"})
    void aCountryWithTwoSpellingsHasOneAccountForEachPerson(String identifier, String country) {
        Map<String, Object> claims = new HashMap<>(MARI);
        claims.put("person_identifier", identifier);
        claims.put("country", country);
        ForeignCitizen greek = ForeignCitizen.of(claims).orElseThrow();
        assertThat(greek.identifier()).isEqualTo("EL/ES/1");
        assertThat(greek.account()).startsWith("eidel-");
    }

    @Test
    void theProfileKeepsWhatPortalsMayLearnAndNoEmail() {
        assertThat(with("email", "mari@example.org").orElseThrow().attributes())
                .containsEntry("person_identifier", List.of("EE/ES/60001019906"))
                .containsEntry("country", List.of("EE"))
                .containsEntry("identifier_kind", List.of("EID"))
                .containsEntry(UserModel.FIRST_NAME, List.of("Mari"))
                .containsEntry(UserModel.LAST_NAME, List.of("Maasikas"))
                .containsEntry("birthdate", List.of("2000-01-01"))
                .hasSize(6);
    }

    @Test
    void itPrintsNothingPersonal() {
        assertThat(ForeignCitizen.of(MARI).orElseThrow()).hasToString("ForeignCitizen[EE/***]");
    }
}
