package org.pontis.idp.numbering;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RealmPeopleTest {

    private static final PersonIdentifier ANA = new PersonIdentifier("ES", "IDC", "00000001R");
    private static final PersonIdentifier MARY = new PersonIdentifier("EE", "PNO", "60001019906");

    @Test
    void aRealmIsSpanishUnlessItSaysOtherwise() {
        assertThat(RealmPeople.numbering(realm(Map.of())).identifiers().read("1-r"))
                .contains(ANA);
    }

    @Test
    void anEstonianRealmReadsPersonalCodes() {
        Settings realm = realm(Map.of("country", "EE"));
        assertThat(RealmPeople.numbering(realm).identifiers().read("60001019906"))
                .contains(MARY);
        assertThat(RealmPeople.numbering(realm).identifiers().read("60001019907"))
                .isEmpty();
        assertThat(RealmPeople.numbering(realm).identifiers().read("00000001R")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX", "es", "ES EE", "true"})
    void aCountryThatNobodyCanReadIsSaid(String country) {
        assertThatThrownBy(() -> RealmPeople.numbering(realm(Map.of("country", country))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("pontis.country must be of BE, EE, ES, LT.");
    }

    @Test
    void nobodyIsWelcomeUnlessTheRealmSaysSo() {
        assertThat(RealmPeople.welcome(realm(Map.of()))).isEmpty();
        assertThat(RealmPeople.welcomes(ANA, realm(Map.of()))).isFalse();
    }

    @Test
    void thePeopleOfTheNamedCountriesAreWelcome() {
        assertThat(RealmPeople.welcomes(ANA, realm(Map.of("welcome", "ES")))).isTrue();
        assertThat(RealmPeople.welcomes(MARY, realm(Map.of("welcome", "ES")))).isFalse();
        assertThat(RealmPeople.welcomes(MARY, realm(Map.of("welcome", "ES, EE"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "ES,", "ES;EE", "FR", ","})
    void aWelcomeThatCannotBeReadIsNone(String welcome) {
        assertThatThrownBy(() -> RealmPeople.welcomes(ANA, realm(Map.of("welcome", welcome))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("pontis.welcome must be of BE, EE, ES, LT.");
    }

    /** Otherwise one person could have as many accounts as there are ways to write her number. */
    @Test
    void nobodyComesInUnderAnotherKindOrSpellingOfHerIdentifier() {
        Settings realm = realm(Map.of("welcome", "ES"));
        assertThat(RealmPeople.welcomes(new PersonIdentifier("ES", "PNO", "00000001R"), realm))
                .isFalse();
        assertThat(RealmPeople.welcomes(new PersonIdentifier("ES", "IDC", "1R"), realm))
                .isFalse();
        assertThat(RealmPeople.welcomes(new PersonIdentifier("ES", "IDC", "00000001T"), realm))
                .isFalse();
    }

    private static Settings realm(Map<String, String> attributes) {
        return new Settings("pontis.", attributes::get);
    }
}
