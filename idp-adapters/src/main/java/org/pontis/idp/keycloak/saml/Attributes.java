package org.pontis.idp.keycloak.saml;

import java.util.List;

import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** Attributes of an assertion whose names are URIs (SAML core 8.2.2). */
final class Attributes {

    private Attributes() {}

    static void add(AttributeStatementType statement, String name, String friendly, List<String> values) {
        AttributeType attribute = new AttributeType(name);
        attribute.setFriendlyName(friendly);
        attribute.setNameFormat(JBossSAMLURIConstants.ATTRIBUTE_FORMAT_URI.get());
        values.forEach(attribute::addAttributeValue);
        statement.addAttribute(new AttributeStatementType.ASTChoiceType(attribute));
    }
}
