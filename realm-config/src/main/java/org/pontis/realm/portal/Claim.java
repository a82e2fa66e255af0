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
    PERSON_IDENTIFIER("person_identifier", "person_identifier", "PersonIdentifier", "PersonIdentifier"),
    GIVEN_NAME("given_name", "firstName", "CurrentGivenName", "FirstName"),
    FAMILY_NAME("family_name", "lastName", "CurrentFamilyName", "FamilyName"),
    BIRTHDATE("birthdate", "birthdate", "DateOfBirth", "DateOfBirth"),
    /** The organisation, if she acts for one; always released by a scope of its own. */
    REPRESENTED("represented");

    /** Who the citizen is. */
    static final Set<Claim> MINIMUM_DATA_SET = EnumSet.complementOf(EnumSet.of(REPRESENTED));

    private static final String NATURAL_PERSON = "http://eidas.europa.eu/attributes/naturalperson/";

    private final String oidc;
    private final String attribute;
    private final String eidas;
    private final String friendly;

    Claim(String oidc, String attribute, String eidas, String friendly) {
        this.oidc = oidc;
        this.attribute = attribute;
        this.eidas = eidas;
        this.friendly = friendly;
    }

    Claim(String scope) {
        this(scope, "", "", "");
    }

    /** By the name it has in portals' files and in ID tokens. */
    public static Optional<Claim> named(String name) {
        return Arrays.stream(values()).filter(claim -> claim.oidc.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return oidc;
    }

    /** In ID token and userinfo; never in the access token, which portals pass on. */
    ObjectNode oidcMapper() {
        ObjectNode mapper = mapper(oidc, "openid-connect", "oidc-usermodel-attribute-mapper");
        mapper.putObject("config")
                .put("user.attribute", attribute)
                .put("claim.name", oidc)
                .put("jsonType.label", "String")
                .put("id.token.claim", "true")
                .put("userinfo.token.claim", "true")
                .put("access.token.claim", "false")
                .put("introspection.token.claim", "false");
        return mapper;
    }

    /** As an attribute of the eIDAS SAML attribute profile. */
    ObjectNode samlMapper() {
        boolean property = attribute.endsWith("Name");
        ObjectNode mapper =
                mapper(friendly, "saml", property ? "saml-user-property-mapper" : "saml-user-attribute-mapper");
        mapper.putObject("config")
                .put("user.attribute", attribute)
                .put("attribute.name", NATURAL_PERSON + eidas)
                .put("attribute.nameformat", "URI Reference")
                .put("friendly.name", friendly);
        return mapper;
    }

    private static ObjectNode mapper(String name, String protocol, String provider) {
        return Json.object().put("name", name).put("protocol", protocol).put("protocolMapper", provider);
    }
}
