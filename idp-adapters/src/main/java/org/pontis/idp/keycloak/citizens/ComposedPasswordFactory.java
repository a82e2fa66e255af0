package org.pontis.idp.keycloak.citizens;

import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;
import org.pontis.idp.keycloak.installation.Unconfigured;

/** Offers {@link ComposedPassword} to password policies as {@code pontis-composed}. */
public final class ComposedPasswordFactory
        implements PasswordPolicyProviderFactory, Unconfigured<PasswordPolicyProvider> {

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return new ComposedPassword();
    }

    @Override
    public String getId() {
        return "pontis-composed";
    }

    @Override
    public String getDisplayName() {
        return "Pontis: composed characters";
    }

    @Override
    public String getConfigType() {
        return null;
    }

    @Override
    public String getDefaultConfigValue() {
        return null;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
    }
}
