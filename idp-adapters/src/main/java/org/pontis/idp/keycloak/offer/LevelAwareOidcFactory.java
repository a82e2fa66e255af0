package org.pontis.idp.keycloak.offer;

import java.util.List;
import java.util.Map;

import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Offers {@link LevelAwareOidc} to realms as the identity provider type {@code pontis-oidc}. */
public final class LevelAwareOidcFactory extends AbstractIdentityProviderFactory<LevelAwareOidc> {

    @Override
    public String getName() {
        return "OpenID Connect with level of assurance";
    }

    @Override
    public String getId() {
        return "pontis-oidc";
    }

    @Override
    public LevelAwareOidc create(KeycloakSession session, IdentityProviderModel model) {
        return new LevelAwareOidc(session, new OIDCIdentityProviderConfig(model));
    }

    @Override
    public OIDCIdentityProviderConfig createConfig() {
        return new OIDCIdentityProviderConfig();
    }

    @Override
    public Map<String, String> parseConfig(KeycloakSession session, String config) {
        return new OIDCIdentityProviderFactory().parseConfig(session, config);
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of(new ProviderConfigProperty(
                Offer.Brokered.CEILING,
                "Highest level",
                "The highest level of assurance this provider may give: low, substantial or high.",
                ProviderConfigProperty.STRING_TYPE,
                null));
    }
}
