package org.pontis.idp.keycloak.oidc;

import java.util.ArrayList;
import java.util.List;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;
import org.pontis.idp.keycloak.gate.ActsFor;

/**
 * Writes into the ID token for which organisation the citizen acts in this login, as {@code {"identifier", "name"}}; nothing
 * where she acts for herself. Like the level it belongs to the code, so that no other token has it.
 */
public final class RepresentedMapper extends AbstractOIDCProtocolMapper implements OIDCIDTokenMapper {

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapping,
            UserSessionModel citizen,
            KeycloakSession session,
            ClientSessionContext portal) {
        new CodeGrants(session)
                .redeemedFor()
                .ifPresent(organisation -> OIDCAttributeMapperHelper.mapClaim(
                        token,
                        mapping,
                        JsonSerialization.mapper
                                .createObjectNode()
                                .put("identifier", organisation.identifier())
                                .put("name", organisation.name())));
    }

    @Override
    public String getId() {
        return ActsFor.OIDC_MAPPER;
    }

    @Override
    public String getDisplayType() {
        return "Pontis: represented organisation";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "The organisation that the citizen acts for, if her certificate says so.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addTokenClaimNameConfig(properties);
        OIDCAttributeMapperHelper.addJsonTypeConfig(properties, List.of("JSON"), "JSON");
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, RepresentedMapper.class);
        return properties;
    }
}
