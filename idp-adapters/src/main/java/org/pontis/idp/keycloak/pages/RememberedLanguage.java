package org.pontis.idp.keycloak.pages;

import java.time.Duration;

import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.locale.DefaultLocaleUpdaterProvider;
import org.keycloak.models.KeycloakSession;

/** Remembers the language a citizen chose for a year; Keycloak forgets it with the browser's window. */
final class RememberedLanguage extends DefaultLocaleUpdaterProvider {

    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    private final KeycloakSession session;

    RememberedLanguage(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    /** Only a language of the realm: the value comes from an address, which anybody can write. */
    @Override
    public void updateLocaleCookie(String locale) {
        if (session.getContext().getRealm().getSupportedLocalesStream().noneMatch(locale::equals)) {
            return;
        }
        session.getProvider(CookieProvider.class).set(CookieType.LOCALE, locale, A_YEAR);
    }
}
