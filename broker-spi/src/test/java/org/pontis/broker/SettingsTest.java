package org.pontis.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    private final Settings settings =
            new Settings("pontis-", Map.of("sms-pin-tries", "5", "sms-pin-life", "PT10M", "sms-pin-odd", "many")::get);

    @Test
    void aPartReadsItsOwnKeys() {
        assertThat(settings.of("sms-pin").number("tries", 3, 1, 10)).isEqualTo(5);
        assertThat(settings.of("sms-pin").duration("life", Duration.ZERO, Duration.ZERO, Duration.ofHours(1)))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whatIsNotSetIsTheDefault() {
        assertThat(settings.number("nothing", 7, 1, 10)).isEqualTo(7);
    }

    @Test
    void rememberedSettingsAreAskedForOnceAlsoWhereNothingIsSet() {
        List<String> asked = new ArrayList<>();
        Settings slow = new Settings("pontis-", key -> {
            asked.add(key);
            return key.equals("sms-pin-tries") ? "5" : null;
        });
        Settings remembered = slow.remembered();
        for (int i = 0; i < 2; i++) {
            assertThat(remembered.of("sms-pin").number("tries", 3, 1, 10)).isEqualTo(5);
            assertThat(remembered.text("nothing")).isEmpty();
        }
        assertThat(asked).containsExactly("sms-pin-tries", "nothing");
    }

    @Test
    void whatIsOutOfRangeStopsWithASentenceNamingTheKey() {
        assertThatThrownBy(() -> settings.of("sms-pin").number("tries", 3, 6, 10))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("pontis-sms-pin-tries must be a whole number from 6 to 10.");
        assertThatThrownBy(() -> settings.of("sms-pin").number("odd", 3, 1, 10)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> settings.required("nothing")).hasMessage("pontis-nothing is not set.");
    }
}
