package org.pontis.idp.keycloak.eidas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ToldTest {

    @Test
    void theProblemAndTheIncidentAreWhatTheCitizenHasRead() {
        assertThat(Told.in("COUNTRY_DOWN 7K2M9QX1")).contains(new Told("COUNTRY_DOWN", "7K2M9QX1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PKCE with the method S256 is required.",
                "7K2M9QX1",
                "COUNTRY_DOWN",
                "COUNTRY_DOWN 7k2m9qx1",
                "COUNTRY_DOWN 7K2M9QX12",
                "COUNTRY_DOWN 7K2M9QX1\n",
                "country_down 7K2M9QX1",
                "COUNTRY_DOWN  7K2M9QX1",
                "<B> 7K2M9QX1"
            })
    void anythingElseIsNothingThatAnybodyWasTold(String description) {
        assertThat(Told.in(description)).isEmpty();
    }
}
