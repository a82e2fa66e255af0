package org.pontis.eidas.flow.proxy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Represented;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.attributes.Syntax;

/**
 * What another country learns about our citizen, from the broker's claims (Regulation (EU) 2015/1501, annex): nothing that was not
 * asked for, and all of the minimum or nothing.
 *
 * @param from our country
 */
record MinimumDataSet(NodeCountry from, IdentifierPolicy identifiers, ClaimNames names) {

    /** ETSI EN 319 412-1, 5.1.4: the value-added tax number is the organisation's national identifier; others keep their kind. */
    private static final String TAX_NUMBER = "VAT";

    /** Follows the name of a claim whose value is in the original characters (OpenID Connect Core 5.2), as in our own tokens. */
    private static final String ORIGINAL = "#und";

    private static final int PREFIX = "VATES-".length();

    /** Nothing if something is missing or cannot be what it should be, or a company was asked for and the citizen acts for none. */
    Optional<Identity> identity(BrokerAnswer.LoggedIn login, Collection<AttributeDefinition> asked, NodeCountry to) {
        try {
            boolean company = asked.stream().anyMatch(attribute -> attribute.set() == DataSet.LEGAL);
            boolean citizen = asked.stream().anyMatch(attribute -> attribute.set() == DataSet.NATURAL);
            if (company && login.represented().isPresent()) {
                return Optional.of(new Identity(
                        company(login.represented().get(), to),
                        Optional.of(representative(natural(login.claims(), List.of(), to)))));
            }
            return citizen ? Optional.of(Identity.of(natural(login.claims(), asked, to))) : Optional.empty();
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    private Person natural(Map<String, String> claims, Collection<AttributeDefinition> asked, NodeCountry to) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        for (AttributeDefinition attribute : AttributeProfile.of(DataSet.NATURAL)) {
            Optional.ofNullable(names.names().get(attribute))
                    .filter(name -> attribute.mandatory() || asked.contains(attribute))
                    .map(claims::get)
                    .map(text -> attribute.isIdentifier()
                            ? List.of(AttributeValue.of(
                                    identifiers.identifier(from, to, text).value()))
                            : values(attribute, text, claims))
                    // an optional value that cannot be sent is left out; a mandatory one that cannot is an error
                    // further down
                    .filter(list -> attribute.mandatory()
                            || Person.objection(attribute, list).isEmpty())
                    .ifPresent(list -> values.put(attribute, list));
        }
        return new Person(DataSet.NATURAL, values);
    }

    /**
     * The Latin characters first, then the original, if the broker has both (attribute profile 2.4). Nothing is transliterated here:
     * that is an authority's to do. A name that there is only in other characters says that it is.
     */
    private List<AttributeValue> values(AttributeDefinition attribute, String text, Map<String, String> claims) {
        if (attribute.syntax() == Syntax.GENDER) {
            return List.of(AttributeValue.of(text.substring(0, 1).toUpperCase(Locale.ROOT)
                    + text.substring(1).toLowerCase(Locale.ROOT)));
        }
        if (!attribute.latinScript()) {
            return List.of(AttributeValue.of(text));
        }
        if (!isLatin(text)) {
            return List.of(AttributeValue.original(text));
        }
        return Optional.ofNullable(claims.get(names.names().get(attribute) + ORIGINAL))
                .filter(original -> !isLatin(original))
                .map(original -> List.of(AttributeValue.of(text), AttributeValue.original(original)))
                .orElse(List.of(AttributeValue.of(text)));
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    private Person company(Represented represented, NodeCountry to) {
        String id = represented.identifier().startsWith(TAX_NUMBER + from.code() + "-")
                ? represented.identifier().substring(PREFIX)
                : represented.identifier();
        return new Person(
                DataSet.LEGAL,
                Map.of(
                        AttributeProfile.LEGAL_PERSON_IDENTIFIER,
                        List.of(AttributeValue.of(
                                identifiers.identifier(from, to, id).value())),
                        AttributeProfile.LEGAL_NAME,
                        List.of(AttributeValue.of(represented.name()))));
    }

    /** The same person in the role of one who acts for another (attribute profile 2.8). */
    private static Person representative(Person person) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        person.values()
                .forEach((attribute, list) -> values.put(
                        AttributeProfile.find(DataSet.NATURAL_REPRESENTATIVE.namespace() + "/" + attribute.localName())
                                .orElseThrow(),
                        list));
        return new Person(DataSet.NATURAL_REPRESENTATIVE, values);
    }
}
