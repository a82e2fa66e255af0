package org.pontis.idp.keycloak.citizens;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Offers {@link PhoneCredentialProvider} to Keycloak. */
public final class PhoneCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new PhoneCredentialProvider(session);
    }

    @Override
    public String getId() {
        return "pontis-phone";
    }
}
