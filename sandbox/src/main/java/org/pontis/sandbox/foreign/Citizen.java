package org.pontis.sandbox.foreign;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;

/**
 * A citizen of the other country, who logs in without being asked.
 *
 * @param identifier without the countries before it
 * @param company for whom she logs in if a company is asked for
 * @param level at which she logs in
 */
public record Citizen(
        String identifier,
        String familyName,
        String givenName,
        LocalDate birth,
        String company,
        LevelOfAssurance level) {

    /** Nobody in particular. */
    public static final Citizen SOMEBODY = new Citizen(
            "48-15162342", "Garland", "Ingrid", LocalDate.of(1984, 2, 29), "Northwind AS", LevelOfAssurance.HIGH);

    public Citizen identifier(String other) {
        return new Citizen(other, familyName, givenName, birth, company, level);
    }

    public Citizen level(LevelOfAssurance other) {
        return new Citizen(identifier, familyName, givenName, birth, company, other);
    }

    /** What another country is told about her. */
    Identity identity(DataSet set, NodeCountry from, NodeCountry to) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        for (AttributeDefinition attribute : AttributeProfile.mandatory(set)) {
            values.put(attribute, List.of(AttributeValue.of(value(attribute, from, to))));
        }
        return Identity.of(new Person(set, values));
    }

    private String value(AttributeDefinition attribute, NodeCountry from, NodeCountry to) {
        return switch (attribute.localName()) {
            case "CurrentFamilyName" -> familyName;
            case "CurrentGivenName" -> givenName;
            case "DateOfBirth" -> birth.toString();
            case "LegalName" -> company;
            default -> from + "/" + to + "/" + identifier;
        };
    }
}
