package org.pontis.idp.keycloak.saml;

import java.util.List;

import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.pontis.idp.keycloak.gate.Granted;

/** Says in SAML attributes by which method and how the level was achieved; the level itself is the class reference. */
public final class AssuranceMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    private static final String PREFIX = "urn:pontis:attributes:";

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel citizen,
            AuthenticatedClientSessionModel portal) {
        Granted.to(portal).ifPresent(granted -> {
            add(statement, "login_method", List.of(granted.method()));
            add(statement, "amr", granted.amr());
        });
    }

    private static void add(AttributeStatementType statement, String name, List<String> values) {
        Attributes.add(statement, PREFIX + name, name, values);
    }

    @Override
    public String getId() {
        return "pontis-saml-assurance";
    }

    @Override
    public String getDisplayType() {
        return "Pontis: method and references";
    }

    @Override
    public String getDisplayCategory() {
        return "AttributeStatement Mapper";
    }

    @Override
    public String getHelpText() {
        return "The method that was used, and the authentication method references.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
