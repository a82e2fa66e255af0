package org.pontis.idp.keycloak.eidas;

import java.util.List;
import java.util.Map;

import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.oidc.OIDCIdentityProviderFactory;
import org.keycloak.broker.provider.AbstractIdentityProviderFactory;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.portal.NationalsOnly;

/** Offers {@link Eidas} to realms as the identity provider type {@code eidas}. */
public final class EidasFactory extends AbstractIdentityProviderFactory<Eidas> {

    @Override
    public String getName() {
        return "eIDAS: citizens of other countries";
    }

    @Override
    public String getId() {
        return NationalsOnly.ABROAD;
    }

    @Override
    public Eidas create(KeycloakSession session, IdentityProviderModel model) {
        return new Eidas(session, new EidasConfig(model));
    }

    @Override
    public OIDCIdentityProviderConfig createConfig() {
        return new EidasConfig();
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
                "The highest level of assurance that is believed of any country: low, substantial or high.",
                ProviderConfigProperty.STRING_TYPE,
                null));
    }
}
