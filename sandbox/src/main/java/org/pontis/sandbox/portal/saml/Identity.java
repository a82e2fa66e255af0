package org.pontis.sandbox.portal.saml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.opensaml.core.xml.XMLObject;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.Attribute;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.pontis.sandbox.portal.Visitor;

/** Reads who somebody is out of the assertion; an attribute we have no name for is shown under its own. */
final class Identity {

    /** eIDAS SAML Attribute Profile 2.2: the minimum data set of a natural person, by the names of the OIDC portal. */
    private static final Map<String, String> CLAIMS = Map.of(
            "http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier", "person_identifier",
            "http://eidas.europa.eu/attributes/naturalperson/CurrentGivenName", "given_name",
            "http://eidas.europa.eu/attributes/naturalperson/CurrentFamilyName", "family_name",
            "http://eidas.europa.eu/attributes/naturalperson/DateOfBirth", "birthdate");

    /** The same profile 2.3: for whom the person acts, by the names of the OIDC portal. */
    private static final Map<String, String> REPRESENTED = Map.of(
            "http://eidas.europa.eu/attributes/legalperson/LegalPersonIdentifier", "identifier",
            "http://eidas.europa.eu/attributes/legalperson/LegalName", "name");

    private static final String LOGIN_METHOD = "urn:pontis:attributes:login_method";
    private static final String AMR = "urn:pontis:attributes:amr";

    private Identity() {}

    /** @throws LoginRefused if an attribute comes twice, or a claim has not exactly one value */
    static Visitor.SignedIn of(Assertion assertion) throws LoginRefused {
        Map<String, List<String>> attributes = attributes(assertion);
        Map<String, Object> claims = new LinkedHashMap<>();
        Map<String, String> represented = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> attribute : attributes.entrySet()) {
            if (REPRESENTED.containsKey(attribute.getKey())) {
                represented.put(REPRESENTED.get(attribute.getKey()), only(attribute.getValue()));
            } else if (!List.of(LOGIN_METHOD, AMR).contains(attribute.getKey())) {
                claims.put(CLAIMS.getOrDefault(attribute.getKey(), attribute.getKey()), only(attribute.getValue()));
            }
        }
        if (!represented.isEmpty()) {
            claims.put("represented", represented);
        }
        return new Visitor.SignedIn(
                assertion.getSubject().getNameID().getValue(),
                LoginResponse.classOf(assertion.getAuthnStatements().getFirst()),
                attributes.getOrDefault(AMR, List.of()),
                attributes.containsKey(LOGIN_METHOD) ? only(attributes.get(LOGIN_METHOD)) : "",
                claims);
    }

    private static Map<String, List<String>> attributes(Assertion assertion) throws LoginRefused {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (AttributeStatement statement : assertion.getAttributeStatements()) {
            for (Attribute attribute : statement.getAttributes()) {
                List<String> values = attribute.getAttributeValues().stream()
                        .map(Identity::text)
                        .filter(Objects::nonNull)
                        .toList();
                if (attributes.put(attribute.getName(), values) != null) {
                    throw LoginRefused.invalid("An attribute comes twice.");
                }
            }
        }
        return attributes;
    }

    private static String text(XMLObject value) {
        return value.getDOM() == null ? null : value.getDOM().getTextContent();
    }

    private static String only(List<String> values) throws LoginRefused {
        if (values.size() != 1) {
            throw LoginRefused.invalid("An attribute that has one value has " + values.size() + ".");
        }
        return values.getFirst();
    }
}
