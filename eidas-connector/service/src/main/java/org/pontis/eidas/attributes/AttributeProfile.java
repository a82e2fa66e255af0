package org.pontis.eidas.attributes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The eIDAS SAML attribute profile 1.4, sections 2.2, 2.3 and 2.8: all attributes that countries agreed on. */
public final class AttributeProfile {

    public static final AttributeDefinition PERSON_IDENTIFIER =
            new Row(DataSet.NATURAL, "PersonIdentifier", Syntax.IDENTIFIER).mandatory();
    public static final AttributeDefinition FAMILY_NAME = new Row(DataSet.NATURAL, "CurrentFamilyName", Syntax.TEXT)
            .latinScript()
            .called("FamilyName")
            .mandatory();
    public static final AttributeDefinition FIRST_NAME = new Row(DataSet.NATURAL, "CurrentGivenName", Syntax.TEXT)
            .latinScript()
            .called("FirstName")
            .mandatory();
    public static final AttributeDefinition DATE_OF_BIRTH =
            new Row(DataSet.NATURAL, "DateOfBirth", Syntax.DATE).mandatory();
    public static final AttributeDefinition BIRTH_NAME =
            new Row(DataSet.NATURAL, "BirthName", Syntax.TEXT).latinScript().optional();
    public static final AttributeDefinition PLACE_OF_BIRTH =
            new Row(DataSet.NATURAL, "PlaceOfBirth", Syntax.TEXT).optional();
    public static final AttributeDefinition CURRENT_ADDRESS =
            new Row(DataSet.NATURAL, "CurrentAddress", Syntax.ADDRESS).optional();
    public static final AttributeDefinition GENDER = new Row(DataSet.NATURAL, "Gender", Syntax.GENDER).optional();
    public static final AttributeDefinition NATIONALITY =
            new Row(DataSet.NATURAL, "Nationality", Syntax.COUNTRY).multiple().common();
    public static final AttributeDefinition COUNTRY_OF_BIRTH =
            new Row(DataSet.NATURAL, "CountryOfBirth", Syntax.COUNTRY).common();
    public static final AttributeDefinition TOWN_OF_BIRTH =
            new Row(DataSet.NATURAL, "TownOfBirth", Syntax.TEXT).common();
    public static final AttributeDefinition COUNTRY_OF_RESIDENCE =
            new Row(DataSet.NATURAL, "CountryOfResidence", Syntax.COUNTRY).common();
    public static final AttributeDefinition PHONE_NUMBER =
            new Row(DataSet.NATURAL, "PhoneNumber", Syntax.PHONE).common();
    public static final AttributeDefinition EMAIL_ADDRESS =
            new Row(DataSet.NATURAL, "EmailAddress", Syntax.EMAIL).common();

    public static final AttributeDefinition LEGAL_PERSON_IDENTIFIER =
            new Row(DataSet.LEGAL, "LegalPersonIdentifier", Syntax.IDENTIFIER).mandatory();
    public static final AttributeDefinition LEGAL_NAME =
            new Row(DataSet.LEGAL, "LegalName", Syntax.TEXT).latinScript().mandatory();
    public static final AttributeDefinition LEGAL_ADDRESS = new Row(DataSet.LEGAL, "LegalPersonAddress", Syntax.ADDRESS)
            .called("LegalAddress")
            .optional();
    public static final AttributeDefinition VAT_REGISTRATION = new Row(
                    DataSet.LEGAL, "VATRegistrationNumber", Syntax.TEXT)
            .called("VATRegistration")
            .optional();
    public static final AttributeDefinition TAX_REFERENCE =
            new Row(DataSet.LEGAL, "TaxReference", Syntax.TEXT).optional();
    public static final AttributeDefinition EU_IDENTIFIER =
            new Row(DataSet.LEGAL, "D-2012-17-EUIdentifier", Syntax.TEXT).optional();
    public static final AttributeDefinition LEI = new Row(DataSet.LEGAL, "LEI", Syntax.TEXT).optional();
    public static final AttributeDefinition EORI = new Row(DataSet.LEGAL, "EORI", Syntax.TEXT).optional();
    public static final AttributeDefinition SEED = new Row(DataSet.LEGAL, "SEED", Syntax.TEXT).optional();
    public static final AttributeDefinition SIC = new Row(DataSet.LEGAL, "SIC", Syntax.TEXT).optional();
    public static final AttributeDefinition LEGAL_PHONE_NUMBER =
            new Row(DataSet.LEGAL, "LegalPhoneNumber", Syntax.PHONE).common();
    public static final AttributeDefinition LEGAL_EMAIL_ADDRESS =
            new Row(DataSet.LEGAL, "LegalEmailAddress", Syntax.EMAIL).common();

    private static final List<AttributeDefinition> PERSONS = List.of(
            PERSON_IDENTIFIER,
            FAMILY_NAME,
            FIRST_NAME,
            DATE_OF_BIRTH,
            BIRTH_NAME,
            PLACE_OF_BIRTH,
            CURRENT_ADDRESS,
            GENDER,
            NATIONALITY,
            COUNTRY_OF_BIRTH,
            TOWN_OF_BIRTH,
            COUNTRY_OF_RESIDENCE,
            PHONE_NUMBER,
            EMAIL_ADDRESS,
            LEGAL_PERSON_IDENTIFIER,
            LEGAL_NAME,
            LEGAL_ADDRESS,
            VAT_REGISTRATION,
            TAX_REFERENCE,
            EU_IDENTIFIER,
            LEI,
            EORI,
            SEED,
            SIC,
            LEGAL_PHONE_NUMBER,
            LEGAL_EMAIL_ADDRESS);

    private static final Map<String, AttributeDefinition> BY_URI = Stream.concat(
                    PERSONS.stream(), PERSONS.stream().map(AttributeDefinition::ofRepresentative))
            .collect(Collectors.toMap(
                    AttributeDefinition::uri, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private AttributeProfile() {}

    /** The attribute of this name; nothing for one that the profile does not know, which receivers ignore. */
    public static Optional<AttributeDefinition> find(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }

    /** All attributes of a data set, in the profile's order. */
    public static List<AttributeDefinition> of(DataSet set) {
        return BY_URI.values().stream()
                .filter(attribute -> attribute.set() == set)
                .toList();
    }

    /** The attributes that every person of the set has: the minimum data set of Regulation (EU) 2015/1501. */
    public static List<AttributeDefinition> mandatory(DataSet set) {
        return of(set).stream().filter(AttributeDefinition::mandatory).toList();
    }

    /** The attribute that makes a person of the set unique. */
    public static AttributeDefinition identifier(DataSet set) {
        return of(set).getFirst();
    }

    /** All attributes that the profile knows. */
    public static Collection<AttributeDefinition> all() {
        return List.copyOf(BY_URI.values());
    }

    /** A row in the making, so that the table above reads like the profile's. */
    private record Row(
            DataSet set, String localName, String friendlyName, boolean latin, boolean several, Syntax syntax) {

        Row(DataSet set, String localName, Syntax syntax) {
            this(set, localName, localName, false, false, syntax);
        }

        Row called(String name) {
            return new Row(set, localName, name, latin, several, syntax);
        }

        Row latinScript() {
            return new Row(set, localName, friendlyName, true, several, syntax);
        }

        Row multiple() {
            return new Row(set, localName, friendlyName, latin, true, syntax);
        }

        AttributeDefinition mandatory() {
            return definition(true, "1.0");
        }

        AttributeDefinition optional() {
            return definition(false, "1.0");
        }

        /** One of the common attributes that came with version 1.3 of the specifications. */
        AttributeDefinition common() {
            return definition(false, "1.3");
        }

        private AttributeDefinition definition(boolean mandatory, String since) {
            return new AttributeDefinition(
                    set, localName, friendlyName, localName + "Type", mandatory, latin, several, syntax, since);
        }
    }
}
