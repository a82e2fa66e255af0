package org.pontis.idp.abroad;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;

class CountryCeilingsTest {

    private static CountryCeilings of(String attribute) {
        return CountryCeilings.read(new Settings("pontis.", Map.of("eidas-ceilings", attribute)::get));
    }

    @Test
    void withoutAWordEveryCountryIsBelieved() {
        CountryCeilings ceilings = CountryCeilings.read(new Settings("pontis.", key -> null));
        for (LevelOfAssurance level : LevelOfAssurance.values()) {
            assertThat(ceilings.cap(level, "EE")).contains(level);
        }
    }

    @Test
    void aCountryIsBelievedUpToItsCeilingAndOthersFully() {
        CountryCeilings ceilings = of("BG:substantial , CY:low");
        assertThat(ceilings.cap(HIGH, "BG")).contains(SUBSTANTIAL);
        assertThat(ceilings.cap(LOW, "BG")).contains(LOW);
        assertThat(ceilings.cap(HIGH, "CY")).contains(LOW);
        assertThat(ceilings.cap(HIGH, "EE")).contains(HIGH);
    }

    @Test
    void aClosedCountryIsBelievedNothing() {
        assertThat(of("BG:none").cap(HIGH, "BG")).isEmpty();
        assertThat(of("BG:none").cap(LOW, "BG")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BG",
                "BG:",
                "bg:low",
                "BG:LOW",
                "BG:http://eidas.europa.eu/LoA/low",
                "BG:low,",
                "BG:low;CY:low",
                "BG:low,BG:high"
            })
    void whatCannotBeIsSaidAndLetsNobodyIn(String attribute) {
        assertThatThrownBy(() -> of(attribute))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("pontis.eidas-ceilings must be a list of countries");
    }
}
