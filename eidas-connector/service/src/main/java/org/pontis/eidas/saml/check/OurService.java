package org.pontis.eidas.saml.check;

import java.util.Set;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.message.NameIdFormat;

/**
 * Our Proxy-Service, as its own metadata describes it.
 *
 * @param locations where it receives requests
 * @param demandsRequesterId whether private relying parties have to be named (message format 3.4)
 */
public record OurService(
        Set<String> locations,
        Set<GrantedLevel> levels,
        Set<NameIdFormat> nameIdFormats,
        Set<AttributeDefinition> attributes,
        boolean demandsRequesterId) {

    public OurService {
        locations = Set.copyOf(locations);
        levels = Set.copyOf(levels);
        nameIdFormats = Set.copyOf(nameIdFormats);
        attributes = Set.copyOf(attributes);
    }

    boolean reaches(RequestedLevel level) {
        return levels.stream().anyMatch(level::accepts);
    }
}
