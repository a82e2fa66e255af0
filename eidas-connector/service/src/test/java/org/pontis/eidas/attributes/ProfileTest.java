package org.pontis.eidas.attributes;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.Address.Part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProfileTest {

    private static final String PROFILE = "http://eidas.europa.eu/attributes/";

    @Test
    void theCommissionsNodeOffersExactlyTheAttributesOfTheProfile() {
        String metadata =
                new String(Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/ServiceMetadata.xml"), UTF_8);
        List<String> offered = Pattern.compile("Name=\"(" + PROFILE + "[^\"]*)\"")
                .matcher(metadata)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(AttributeProfile.all().stream().map(AttributeDefinition::uri))
                .containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void theMinimumIsTheRegulations() {
        assertThat(names(DataSet.NATURAL))
                .containsExactly("PersonIdentifier", "FamilyName", "FirstName", "DateOfBirth");
        assertThat(names(DataSet.LEGAL)).containsExactly("LegalPersonIdentifier", "LegalName");
        assertThat(names(DataSet.NATURAL_REPRESENTATIVE))
                .containsExactly(
                        "RepresentativePersonIdentifier",
                        "RepresentativeFamilyName",
                        "RepresentativeFirstName",
                        "RepresentativeDateOfBirth");
    }

    @Test
    void everySetHasItsIdentifierFirst() {
        for (DataSet set : DataSet.values()) {
            assertThat(AttributeProfile.identifier(set).isIdentifier()).isTrue();
        }
    }

    @Test
    void whatIsNotInTheProfileIsNotFound() {
        assertThat(AttributeProfile.find(PROFILE + "naturalperson/personIdentifier"))
                .isEmpty();
        assertThat(AttributeProfile.find("http://data.europa.eu/p4s/attributes/PowerOfRepresentationScope"))
                .isEmpty();
    }

    @Test
    void anIdentifierHasTwoCountriesAndARestThatMayHoldSlashes() {
        UniquenessIdentifier identifier =
                UniquenessIdentifier.read("ES/AT/02635/542Y").orElseThrow();
        assertThat(identifier.from().code()).isEqualTo("ES");
        assertThat(identifier.to().code()).isEqualTo("AT");
        assertThat(identifier.rest()).isEqualTo("02635/542Y");
        assertThat(identifier.value()).isEqualTo("ES/AT/02635/542Y");
        assertThat(identifier).as("it goes into logs").hasToString("ES/AT/***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ES",
                "ES/AT",
                "ES/AT/",
                "es/at/1",
                "ESP/AT/1",
                "ES/AT/1 2",
                "ES/AT/1\n",
                " ES/AT/1",
                "ES/AT/1\u00a0",
                "ES/AT/1\u200b",
                "ES\\AT\\1",
                "ES/AT/1\u202e"
            })
    void whatLooksOtherwiseIsNoIdentifier(String value) {
        assertThat(UniquenessIdentifier.read(value)).isEmpty();
    }

    @Test
    void anIdentifierHasAtMost256Characters() {
        assertThat(UniquenessIdentifier.read("ES/AT/" + "1".repeat(250))).isPresent();
        assertThat(UniquenessIdentifier.read("ES/AT/" + "1".repeat(251))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GR,EL", "EL,EL", "UK,GB", "ES,ES", "EU,EU"})
    void otherSpellingsOfACountryAreTheSameCountry(String sent, String meant) {
        assertThat(NodeCountry.read(sent).orElseThrow().code()).isEqualTo(meant);
        assertThat(UniquenessIdentifier.read(sent + "/ES/1").orElseThrow().value())
                .isEqualTo(meant + "/ES/1");
    }

    @ParameterizedTest
    @CsvSource({
        "DATE,2000-02-29,true",
        "DATE,2001-02-29,false",
        "DATE,2000-1-1,false",
        "DATE,0000-01-01,false",
        "DATE,01.01.2000,false",
        "GENDER,Male,true",
        "GENDER,unspecified,true",
        "GENDER,M,false",
        "COUNTRY,EL,true",
        "COUNTRY,Greece,false",
        "PHONE,+34912739000,true",
        "PHONE,912739000,false",
        "EMAIL,john.doe@mail.com,true",
        "EMAIL,john.doe,false",
        "TEXT,Ωνάσης,true",
        "TEXT,' ',false",
        "TEXT,'a\u0007',false",
        "ADDRESS,@@,false"
    })
    void valuesHaveTheirForm(Syntax syntax, String value, boolean good) {
        assertThat(syntax.accepts(value)).isEqualTo(good);
    }

    @Test
    void anAddressIsReadWhateverItsPrefixCaseAndLines() {
        String sample = "<eidas:LocatorDesignator>22</eidas:LocatorDesignator>\r\n"
                + "<eidas:Thoroughfare xml:lang=\"en\">Arcacia &amp; Avenue</eidas:Thoroughfare>\r\n"
                + "<eidas:PostName>London</eidas:PostName>\r\n<eidas:PostCode>SW1A 1AA</eidas:Postcode>\r\n"
                + "<eidas:Unknown>?</eidas:Unknown><eidas:PoBox/>";
        String lines = Base64.getMimeEncoder().encodeToString(sample.getBytes(UTF_8));
        assertThat(Address.read(lines).orElseThrow().parts())
                .isEqualTo(Map.of(
                        Part.LOCATOR_DESIGNATOR, "22",
                        Part.THOROUGHFARE, "Arcacia & Avenue",
                        Part.POST_NAME, "London",
                        Part.POST_CODE, "SW1A 1AA"));
    }

    @Test
    void anAddressIsReadAsItWasWritten() {
        Address address = new Address(Map.of(Part.POST_CODE, "28014", Part.THOROUGHFARE, "<Alcalá> & Sol"));
        assertThat(Address.read(address.write(DataSet.LEGAL))).contains(address);
        assertThat(new String(Base64.getDecoder().decode(address.write(DataSet.LEGAL)), UTF_8))
                .as("in the order of the schema")
                .isEqualTo("<eidas-legal:Thoroughfare>&lt;Alcalá&gt; &amp; Sol</eidas-legal:Thoroughfare>\n"
                        + "<eidas-legal:PostCode>28014</eidas-legal:PostCode>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "PGE+PC9hPg==", "PCFET0NUWVBFIGE+"})
    void whatHoldsNoPartOfAnAddressIsNone(String base64) {
        assertThat(Address.read(base64)).isEmpty();
    }

    @Test
    void aPersonHasTheWholeMinimum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Person(DataSet.LEGAL, without(AttributeProfile.LEGAL_NAME)))
                .withMessageContaining("LegalName is missing");
    }

    @Test
    void aPersonHasNoOtherPersonsAttributes() {
        Map<AttributeDefinition, List<AttributeValue>> values = company();
        values.put(AttributeProfile.GENDER, List.of(AttributeValue.of("Male")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Person(DataSet.LEGAL, values));
    }

    @Test
    void onlyNamesHaveASecondScript() {
        List<AttributeValue> both = List.of(AttributeValue.of("a"), AttributeValue.original("α"));
        assertThat(Person.objection(AttributeProfile.LEGAL_NAME, both)).isEmpty();
        assertThat(Person.objection(AttributeProfile.TAX_REFERENCE, both)).isPresent();
        assertThat(Person.objection(AttributeProfile.LEGAL_NAME, List.of(both.getFirst(), both.getFirst())))
                .isPresent();
    }

    @Test
    void aNameInAnotherScriptAloneIsShownAsItIs() {
        Map<AttributeDefinition, List<AttributeValue>> values = company();
        values.put(AttributeProfile.LEGAL_NAME, List.of(AttributeValue.original("Γέφυρα")));
        Person person = new Person(DataSet.LEGAL, values);
        assertThat(person.value(AttributeProfile.LEGAL_NAME)).contains("Γέφυρα");
        assertThat(person.original(AttributeProfile.LEGAL_NAME)).contains("Γέφυρα");
    }

    @Test
    void onlyARepresentativeRepresents() {
        Person company = new Person(DataSet.LEGAL, company());
        assertThatIllegalArgumentException().isThrownBy(() -> new Identity(company, Optional.of(company)));
    }

    @Test
    void nothingPrintsAValue() {
        Person company = new Person(DataSet.LEGAL, company());
        assertThat(Identity.of(company).toString()).doesNotContain("Puentes", "B00000000");
        assertThat(company.values().toString()).doesNotContain("Puentes", "B00000000");
    }

    private static List<String> names(DataSet set) {
        return AttributeProfile.mandatory(set).stream()
                .map(AttributeDefinition::friendlyName)
                .toList();
    }

    private static Map<AttributeDefinition, List<AttributeValue>> company() {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        values.put(AttributeProfile.LEGAL_PERSON_IDENTIFIER, List.of(AttributeValue.of("ES/EE/B00000000")));
        values.put(AttributeProfile.LEGAL_NAME, List.of(AttributeValue.of("Puentes del Tajo SL")));
        return values;
    }

    private static Map<AttributeDefinition, List<AttributeValue>> without(AttributeDefinition attribute) {
        Map<AttributeDefinition, List<AttributeValue>> values = company();
        values.remove(attribute);
        return values;
    }
}
