package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which language a page speaks: the portal may ask for one, the citizen's own choice lasts. */
class LanguagesIT extends EndToEnd {

    @ParameterizedTest
    @ValueSource(strings = {"es", "ca", "gl", "eu", "en"})
    void aPortalAsksForALanguage(String language) {
        assertThat(language(oidc.login(browser, "ui_locales", language))).isEqualTo(language);
    }

    @Test
    void aLanguageThatIsNotSpokenIsTheRealmsOwn() {
        assertThat(language(oidc.login(browser, "ui_locales", "tlh"))).isEqualTo("es");
    }

    @Test
    void whatTheCitizenChoseIsRememberedForAYear() {
        Page chooser = oidc.login(browser);
        String english = chooser.html().selectFirst(".languages a[lang=en]").absUrl("href");
        HttpResponse<String> chosen = browser.get(english);
        assertThat(chosen.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie)
                .startsWith("KEYCLOAK_LOCALE=en;")
                .containsIgnoringCase("Max-Age=" + 365 * 24 * 60 * 60));
        assertThat(language(oidc.login(browser))).isEqualTo("en");
        assertThat(language(saml.login(browser))).isEqualTo("en");
        assertThat(language(oidc.login(new Browser()))).isEqualTo("es");
    }

    private static String language(Page page) {
        assertThat(page.isChooser()).isTrue();
        return page.html().selectFirst("html").attr("lang");
    }
}
