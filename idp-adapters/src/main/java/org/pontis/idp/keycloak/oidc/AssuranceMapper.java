package org.pontis.idp.keycloak.oidc;

import java.util.List;
import java.util.Optional;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.pontis.idp.keycloak.gate.Granted;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;

/**
 * Writes into the ID token what the gate granted with its code, as far as it is in force now: {@code acr} in the portal's
 * spelling, {@code amr}, {@code login_method}; and into every token an {@code auth_time} that belongs to that level. Keycloak's
 * own is the latest login's, which may have been a weaker one.
 */
public final class AssuranceMapper extends AbstractOIDCProtocolMapper
        implements OIDCIDTokenMapper, OIDCAccessTokenMapper {

    /** After all of Keycloak's, whose auth_time it corrects. */
    private static final int LAST = 1_000;

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel citizen,
            ClientSessionContext portal) {
        Optional<Granted> redeemed = new CodeGrants(session).redeemed();
        token.setAcr(null);
        redeemed.flatMap(granted -> granted.now(RealmAges.of(citizen.getRealm()), Now.get()))
                .ifPresent(granted -> {
                    token.setAcr(granted.acr());
                    token.setOtherClaims("amr", granted.amr());
                    token.setOtherClaims("login_method", granted.method());
                });
        redeemed.ifPresent(granted -> token.setAuth_time(granted.at()));
        return token;
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel mapping,
            KeycloakSession session,
            UserSessionModel citizen,
            ClientSessionContext portal) {
        new CodeGrants(session).redeemed().ifPresent(granted -> token.setAuth_time(granted.at()));
        return token;
    }

    @Override
    public int getPriority() {
        return LAST;
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
