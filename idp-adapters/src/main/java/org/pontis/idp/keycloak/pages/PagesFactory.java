package org.pontis.idp.keycloak.pages;

import java.io.IOException;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** Keycloak's own pages, {@code freemarker}, which find their words merged: {@link MergedWords}. */
public final class PagesFactory extends FreeMarkerLoginFormsProviderFactory {

    private final MergedWords words = new MergedWords();

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new Pages(session, words);
    }

    /** An extension's provider beats a built-in one of the same id. */
    @Override
    public int order() {
        return 100;
    }

    private static final class Pages extends FreeMarkerLoginFormsProvider {

        private final MergedWords words;

        Pages(KeycloakSession session, MergedWords words) {
            super(session);
            this.words = words;
        }

        @Override
        protected Theme getTheme() throws IOException {
            return new WordedTheme(super.getTheme(), words);
        }
    }
}
