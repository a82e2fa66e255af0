package org.pontis.idp.keycloak.login;

import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class NavigationTest {

    @Test
    void aPageIsSeenAndSoIsWhatAnOldBrowserAsksFor() {
        assertThat(Navigation.isSeen(headers(Map.of("Sec-Fetch-Dest", "document"))))
                .isTrue();
        assertThat(Navigation.isSeen(headers(Map.of()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "iframe", "script", "empty", "object", ""})
    void aPartOfAnotherPageIsNotSeen(String destination) {
        assertThat(Navigation.isSeen(headers(Map.of("Sec-Fetch-Dest", destination))))
                .isFalse();
    }

    @Test
    void aPageLoadedAheadIsNotSeenYet() {
        assertThat(Navigation.isSeen(
                        headers(Map.of("Sec-Fetch-Dest", "document", "Sec-Purpose", "prefetch;prerender"))))
                .isFalse();
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        return Notes.headers(headers);
    }
}
