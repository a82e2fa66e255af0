package org.pontis.idp.keycloak.audit;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;

import static org.assertj.core.api.Assertions.assertThat;

class DiscreetTest {

    @Test
    void whoSheIsIsNotADetail() {
        AdminEvent event = new AdminEvent();
        event.setAuthDetails(new AuthDetails());
        event.setResourcePath("users/7d1c");
        event.setDetails(Map.of("username", "idces-00000001r", "existing_username", "x", "incident", "ABCDEFGH"));
        assertThat(Discreet.of(event).getDetails()).containsOnly(Map.entry("incident", "ABCDEFGH"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\u001bb",
                "a\u2028b",
                "a\u2029b",
                "a\u0085b",
                "a\u202eb",
                "a\u0000b",
                "a\u009bb"
            })
    void aValueIsOneLine(String value) {
        assertThat(Discreet.line(value)).isEqualTo("a_b");
    }

    @Test
    void aValueIsNotLong() {
        assertThat(Discreet.line("x".repeat(100_000))).hasSize(257);
    }

    @Test
    void whatIsReadableStays() {
        assertThat(Discreet.line("https://sede.example/ñ?a=b")).isEqualTo("https://sede.example/ñ?a=b");
    }
}
