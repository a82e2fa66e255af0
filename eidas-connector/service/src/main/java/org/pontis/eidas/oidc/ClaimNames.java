package org.pontis.eidas.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;

/**
 * What an eIDAS attribute is called in tokens: as OpenID Connect Core 5.1 does where that has a name for exactly this, else the
 * attribute's name in the usual spelling. Those of a representative have the same names, inside the claim
 * {@value #REPRESENTATIVE}.
 */
public final class ClaimNames {

    /** An object with the claims of whoever acts for the person that the token is about. */
    public static final String REPRESENTATIVE = "representative";

    public static final String PERSON_IDENTIFIER = "person_identifier";
    public static final String LEGAL_PERSON_IDENTIFIER = "legal_person_identifier";

    /**
     * Follows the name of a claim whose value is in the original, not Latin characters: language not determined (OpenID Connect
     * Core 5.2, BCP 47), since the attribute profile says nothing of the language.
     */
    public static final String ORIGINAL = "#und";

    private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final Map<AttributeDefinition, String> STANDARD = Map.of(
            AttributeProfile.FAMILY_NAME, "family_name",
            AttributeProfile.FIRST_NAME, "given_name",
            AttributeProfile.DATE_OF_BIRTH, "birthdate",
            AttributeProfile.PHONE_NUMBER, "phone_number",
            AttributeProfile.EMAIL_ADDRESS, "email",
            AttributeProfile.CURRENT_ADDRESS, "address",
            AttributeProfile.NATIONALITY, "nationalities",
            AttributeProfile.EU_IDENTIFIER, "eu_identifier");

    private static final Map<String, AttributeDefinition> REQUESTABLE = AttributeProfile.all().stream()
            .filter(attribute -> !attribute.set().isRepresentative())
            .collect(Collectors.toMap(ClaimNames::of, Function.identity(), (one, other) -> one, LinkedHashMap::new));

    private ClaimNames() {}

    /** The claim of this attribute, a representative's like anybody's. */
    public static String of(AttributeDefinition attribute) {
        String localName = attribute.localName();
        return STANDARD.entrySet().stream()
                .filter(row -> row.getKey().localName().equals(localName))
                .map(Entry::getValue)
                .findFirst()
                .orElseGet(() -> WORD.matcher(localName).replaceAll("_").toLowerCase(Locale.ROOT));
    }

    /** The attribute that can be asked for by this claim; a representative's cannot (attribute profile 2.8). */
    public static Optional<AttributeDefinition> find(String claim) {
        return Optional.ofNullable(REQUESTABLE.get(claim));
    }

    /** The attribute of this claim among those of one kind of person. */
    public static Optional<AttributeDefinition> find(DataSet set, String claim) {
        return AttributeProfile.of(set).stream()
                .filter(attribute -> of(attribute).equals(claim))
                .findFirst();
    }

    /** All claims that can be asked for. */
    public static List<String> requestable() {
        return List.copyOf(REQUESTABLE.keySet());
    }
}
