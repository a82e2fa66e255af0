package org.pontis.idp.keycloak;

import java.util.List;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** Writes into the ID token what the gate granted: {@code acr} in the portal's spelling, {@code amr}, {@code login_method}. */
public final class OidcAssuranceMapper extends AbstractOIDCProtocolMapper implements OIDCIDTokenMapper {

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel citizen,
            ClientSessionContext portal) {
        token.setAcr(null);
        Granted.to(portal.getClientSession()).ifPresent(granted -> {
            token.setAcr(granted.acr());
            token.setOtherClaims("amr", granted.amr());
            token.setOtherClaims("login_method", granted.method());
        });
        return token;
    }

    @Override
    public String getId() {
        return "pontis-oidc-assurance";
    }

    @Override
    public String getDisplayType() {
        return "Pontis: level of assurance";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "The level that was really achieved, and how.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }
}
