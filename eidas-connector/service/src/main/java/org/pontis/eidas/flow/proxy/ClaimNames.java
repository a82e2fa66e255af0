package org.pontis.eidas.flow.proxy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;

/**
 * In which claims of the broker the attributes of a citizen stand.
 *
 * @param names attributes of natural persons
 */
public record ClaimNames(Map<AttributeDefinition, String> names) {

    /** The claim that says for whom the citizen acts. */
    public static final String REPRESENTED = "represented";

    /** The minimum data set, as the broker calls it. */
    public static final ClaimNames STANDARD = new ClaimNames(Map.of(
            AttributeProfile.PERSON_IDENTIFIER, "person_identifier",
            AttributeProfile.FAMILY_NAME, "family_name",
            AttributeProfile.FIRST_NAME, "given_name",
            AttributeProfile.DATE_OF_BIRTH, "birthdate"));

    public ClaimNames {
        names = Map.copyOf(names);
        if (!names.keySet().containsAll(AttributeProfile.mandatory(DataSet.NATURAL))
                || names.keySet().stream().anyMatch(attribute -> attribute.set() != DataSet.NATURAL)) {
            throw new InvalidSetting(
                    "Claims are named for the whole minimum data set of a natural person, and for no other.");
        }
    }

    /** The same with more attributes. */
    public ClaimNames with(Map<AttributeDefinition, String> more) {
        Map<AttributeDefinition, String> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new ClaimNames(all);
    }

    /**
     * What the metadata says that we deliver (message format 2.1.1): these, and of a company and of whoever acts for it the minimum.
     * Nobody asks for those of a representative, and the reference node lists them all the same.
     */
    public Set<AttributeDefinition> published() {
        Set<AttributeDefinition> published = new LinkedHashSet<>();
        AttributeProfile.of(DataSet.NATURAL).stream().filter(names::containsKey).forEach(published::add);
        published.addAll(AttributeProfile.mandatory(DataSet.LEGAL));
        published.addAll(AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE));
        return published;
    }

    /** Which claims are needed for these attributes; whoever represents a company is a natural person, too. */
    Set<String> neededFor(Collection<AttributeDefinition> attributes) {
        Set<String> claims = new LinkedHashSet<>();
        names.forEach((attribute, claim) -> {
            if (attribute.mandatory() || attributes.contains(attribute)) {
                claims.add(claim);
            }
        });
        if (attributes.stream().anyMatch(attribute -> attribute.set() == DataSet.LEGAL)) {
            claims.add(REPRESENTED);
        }
        return claims;
    }
}
