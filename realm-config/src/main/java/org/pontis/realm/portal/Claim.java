package org.pontis.realm.portal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/**
 * The closed list of what a portal may learn of a citizen: the eIDAS minimum data set (CIR (EU) 2015/1501, annex), and the
 * organisation she acts for. A portal gets the ones it registered for and no other.
 */
public enum Claim {
    PERSON_IDENTIFIER("person_identifier", new Source("person_identifier", "PersonIdentifier", "PersonIdentifier")),
    GIVEN_NAME("given_name", new Source("firstName", "CurrentGivenName", "FirstName")),
    FAMILY_NAME("family_name", new Source("lastName", "CurrentFamilyName", "FamilyName")),
    BIRTHDATE("birthdate", new Source("birthdate", "DateOfBirth", "DateOfBirth")),
    /** The organisation, if she acts for one; always released by a scope of its own. */
    REPRESENTED("represented");

    /** Who the citizen is. */
    static final Set<Claim> MINIMUM_DATA_SET = EnumSet.complementOf(EnumSet.of(REPRESENTED));

    private static final String NATURAL_PERSON = "http://eidas.europa.eu/attributes/naturalperson/";

    /**
     * Where a claim of the minimum data set comes from, and its names in SAML.
     *
     * @param attribute of the account
     * @param eidas name and {@code friendly} name in the eIDAS SAML attribute profile, section 2.2
     */
    private record Source(String attribute, String eidas, String friendly) {}

    private final String oidc;
    private final Optional<Source> source;

    Claim(String oidc, Source source) {
        this.oidc = oidc;
        this.source = Optional.of(source);
    }

    Claim(String oidc) {
        this.oidc = oidc;
        this.source = Optional.empty();
    }

    /** By the name it has in portals' files and in ID tokens. */
    public static Optional<Claim> named(String name) {
        return Arrays.stream(values()).filter(claim -> claim.oidc.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return oidc;
    }

    /** In ID token and userinfo; never in the access token, which portals pass on. Nothing where a scope alone releases it. */
    Optional<ObjectNode> oidcMapper() {
        return source.map(from -> {
            ObjectNode mapper = mapper(oidc, "openid-connect", "oidc-usermodel-attribute-mapper");
            mapper.putObject("config")
                    .put("user.attribute", from.attribute())
                    .put("claim.name", oidc)
                    .put("jsonType.label", "String")
                    .put("id.token.claim", "true")
                    .put("userinfo.token.claim", "true")
                    .put("access.token.claim", "false")
                    .put("introspection.token.claim", "false");
            return mapper;
        });
    }

    /** As an attribute of the eIDAS SAML attribute profile. Nothing where a scope alone releases it. */
    Optional<ObjectNode> samlMapper() {
        return source.map(from -> {
            boolean property = from.attribute().endsWith("Name");
            ObjectNode mapper = mapper(
                    from.friendly(), "saml", property ? "saml-user-property-mapper" : "saml-user-attribute-mapper");
            mapper.putObject("config")
                    .put("user.attribute", from.attribute())
                    .put("attribute.name", NATURAL_PERSON + from.eidas())
                    .put("attribute.nameformat", "URI Reference")
                    .put("friendly.name", from.friendly());
            return mapper;
        });
    }

    private static ObjectNode mapper(String name, String protocol, String provider) {
        return Json.object().put("name", name).put("protocol", protocol).put("protocolMapper", provider);
    }
}
