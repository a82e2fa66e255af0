package org.pontis.idp.keycloak.pages;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Puts {@link KeycloakPages} in the place of Keycloak's own, {@code freemarker}. */
public final class PagesFactory extends FreeMarkerLoginFormsProviderFactory {

    private final MergedWords words = new MergedWords();

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new KeycloakPages(session, words);
    }

    /** An extension's provider beats a built-in one of the same id. */
    @Override
    public int order() {
        return 100;
    }
}
