package org.pontis.realm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.estonia.PersonalCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.realm.Fixed.each;
import static org.pontis.realm.Fixed.find;

/** The realm of the other country: as safe as the home realm, with other people and another operator. */
class OtherCountryTest {

    /** What a country says for itself; everything else is the house's. */
    private static final Set<String> ITS_OWN = Set.of(
            "realm",
            "displayName",
            "supportedLocales",
            "defaultLocale",
            "localizationTexts",
            "attributes",
            "clients",
            "users");

    private static final Pattern OF_SPAIN = Pattern.compile(
            "\\b(DNI|NIE|TIE|VALIDEZ|VÁLIDO|AUTENTICACIÓN)\\b|Spain|Hispaania|Royal Decree|police station");

    private final JsonNode home = Fixed.realm("es");
    private final JsonNode other = Fixed.realm("ee");
    private final List<TestCitizen> citizens = TestCitizens.of("ee");

    @Test
    void whatKeepsOneRealmSafeKeepsTheOther() {
        assertThat(without(other)).isEqualTo(without(home));
        assertThat(find(other.path("clients"), "clientId", "sandbox"))
                .isEqualTo(find(home.path("clients"), "clientId", "sandbox"));
        assertThat(attributes(other)).containsAll(attributes(home)).contains("pontis.country");
        for (String same : Stream.of(
                        "acr.loa.map",
                        "acr.uri.map",
                        "pontis.age.low",
                        "pontis.age.substantial",
                        "pontis.age.high",
                        "pontis.methods")
                .toList()) {
            assertThat(other.path("attributes").path(same))
                    .as(same)
                    .isEqualTo(home.path("attributes").path(same));
        }
    }

    @Test
    void itReadsItsOwnPeoplesIdentifiersAndAsksItsOwnOperator() {
        assertThat(other.at("/attributes/pontis.country").asText()).isEqualTo("EE");
        assertThat(other.at("/attributes/pontis.mobile-id-dialect").asText()).isEqualTo("rest");
        assertThat(other.at("/attributes/pontis.mobile-id-calling-code").asText())
                .isEqualTo("+372");
    }

    /** Whatever the theme says of documents and laws, the realm says in its own words. */
    @Test
    void nobodyIsAskedForADocumentOfTheHomeCountry() {
        for (JsonNode language : other.path("supportedLocales")) {
            Map<String, String> words = MethodConsistencyTest.words(language.asText());
            other.at("/localizationTexts/" + language.asText())
                    .properties()
                    .forEach(own -> words.put(own.getKey(), own.getValue().asText()));
            assertThat(words).hasSizeGreaterThan(400).allSatisfy((key, word) -> assertThat(word)
                    .as("%s in %s", key, language)
                    .doesNotContainPattern(OF_SPAIN));
        }
    }

    @Test
    void aTextOfItsOwnStandsForOneOfTheHouse() {
        assertThat(MethodConsistencyTest.words("en").keySet())
                .containsAll(other.at("/localizationTexts/en").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void itSpeaksEstonianFirstByItsOwnClock() {
        assertThat(each(other.path("supportedLocales")).map(JsonNode::asText)).containsExactly("et", "en");
        assertThat(other.path("defaultLocale").asText()).isEqualTo("et");
        assertThat(other.at("/attributes/pontis.time-zone").asText()).isEqualTo("Europe/Tallinn");
        assertThat(each(home.path("supportedLocales")).map(JsonNode::asText)).doesNotContain("et");
    }

    @Test
    void itsCitizensAreTheDemoPairsOneForEachOutcome() {
        PersonalCode estonia = new PersonalCode("EE");
        assertThat(citizens).hasSize(11).allSatisfy(citizen -> {
            assertThat(estonia.read(citizen.identifier()))
                    .contains(new PersonIdentifier("EE", "PNO", citizen.identifier()));
            assertThat(PersonalCode.birthdate(citizen.identifier())).contains(citizen.birthdate());
            assertThat(citizen.registration())
                    .as("their credential is in the SIM")
                    .isEqualTo("none");
            assertThat(find(other.path("users"), "username", citizen.account())
                            .at("/attributes/person_identifier/0")
                            .asText())
                    .isEqualTo(citizen.identifier());
        });
        assertThat(citizens).extracting(TestCitizen::identifier).doesNotHaveDuplicates();
    }

    @Test
    void itsPortalIsItsOnlyOne() {
        assertThat(each(other.path("clients"))
                        .map(client -> client.path("clientId").asText()))
                .filteredOn(client -> !client.startsWith("pontis-"))
                .containsExactly("portal-ee", "sandbox");
        assertThat(find(other.path("clients"), "clientId", "portal-ee").path("redirectUris"))
                .hasSize(1)
                .allSatisfy(uri -> assertThat(uri.asText()).isEqualTo("http://localhost:8093/callback"));
    }

    private static JsonNode without(JsonNode realm) {
        return ((ObjectNode) realm.deepCopy()).remove(ITS_OWN);
    }

    private static Set<String> attributes(JsonNode realm) {
        Set<String> names = new TreeSet<>();
        realm.path("attributes").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
