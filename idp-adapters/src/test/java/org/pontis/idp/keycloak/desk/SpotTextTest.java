package org.pontis.idp.keycloak.desk;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.sms.Segments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpotTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "ca", "gl", "eu", "et"})
    void isOneMessageThatEndsAsBrowsersExpect(String language) {
        String text = SpotText.of(Locale.forLanguageTag(language), "123456", "login.bridges.example");
        assertTrue(text.endsWith("\n@login.bridges.example #123456"), text);
        assertEquals(1, Segments.in(text), text);
    }
}
