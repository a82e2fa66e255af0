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
import org.pontis.idp.keycloak.gate.ActsFor;

/**
 * Says for which organisation the citizen acts in this login, in the attributes of the eIDAS SAML attribute profile, section
 * 2.3; nothing where she acts for herself. The subject is she.
 */
public final class RepresentedMapper extends AbstractSAMLProtocolMapper implements SAMLAttributeStatementMapper {

    private static final String LEGAL_PERSON = "http://eidas.europa.eu/attributes/legalperson/";

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel citizen,
            AuthenticatedClientSessionModel portal) {
        ActsFor.to(portal).ifPresent(organisation -> {
            add(statement, "LegalPersonIdentifier", organisation.identifier());
            add(statement, "LegalName", organisation.name());
        });
    }

    private static void add(AttributeStatementType statement, String name, String value) {
        Attributes.add(statement, LEGAL_PERSON + name, name, List.of(value));
    }

    @Override
    public String getId() {
        return ActsFor.SAML_MAPPER;
    }

    @Override
    public String getDisplayType() {
        return "Pontis: represented organisation";
    }

    @Override
    public String getDisplayCategory() {
        return "AttributeStatement Mapper";
    }

    @Override
    public String getHelpText() {
        return "The organisation that the citizen acts for, if her certificate says so.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
