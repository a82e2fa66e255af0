package org.pontis.idp.keycloak.portal;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class WishesTest {

    private static final String COUNTRY = "client_request_param_country";
    private static final String HINT = "login_hint";

    @ParameterizedTest
    @CsvSource({COUNTRY + ", EE", HINT + ", country:EE", "pontis.saml.country, EE"})
    void aCountryMayBeHintedAtInEachProtocol(String note, String value) {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
        login.setClientNote(note, value);
        assertThat(Wishes.country(login)).contains("EE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ee", "EEE", "EE&acr_values=low", "00000001R", "country:ee", "country:EE&x=y", "country:"})
    void whatIsNoCountryIsNoWish(String value) {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
        login.setClientNote(COUNTRY, value);
        login.setClientNote(HINT, value);
        assertThat(Wishes.country(login)).isEmpty();
    }
}
