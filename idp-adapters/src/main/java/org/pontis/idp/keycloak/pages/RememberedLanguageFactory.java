package org.pontis.idp.keycloak.pages;

import org.keycloak.locale.DefaultLocaleUpdaterProviderFactory;
import org.keycloak.locale.LocaleUpdaterProvider;
import org.keycloak.models.KeycloakSession;

/** Puts {@link RememberedLanguage} in the place of Keycloak's own. */
public final class RememberedLanguageFactory extends DefaultLocaleUpdaterProviderFactory {

    @Override
    public LocaleUpdaterProvider create(KeycloakSession session) {
        return new RememberedLanguage(session);
    }

    @Override
    public String getId() {
        return "pontis";
    }

    @Override
    public int order() {
        return 1;
    }
}
