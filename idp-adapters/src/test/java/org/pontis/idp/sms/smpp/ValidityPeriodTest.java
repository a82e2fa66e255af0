package org.pontis.idp.sms.smpp;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ValidityPeriodTest {

    @Test
    void tenMinutesAreWrittenAsRelativeTime() {
        assertThat(ValidityPeriod.relative(Duration.ofMinutes(10))).isEqualTo("000000001000000R");
    }

    @Test
    void aMomentPastHandoverStillRoundsToTheSecond() {
        assertThat(ValidityPeriod.relative(Duration.ofMinutes(10).minusMillis(3)))
                .isEqualTo("000000001000000R");
        assertThat(ValidityPeriod.relative(Duration.ofMillis(1_400))).isEqualTo("000000000001000R");
    }

    @Test
    void daysHoursAndSecondsHaveTheirPlaces() {
        Duration validity = Duration.ofDays(2).plusHours(3).plusMinutes(4).plusSeconds(5);
        assertThat(ValidityPeriod.relative(validity)).isEqualTo("000002030405000R");
    }

    @Test
    void anythingOverFourWeeksIsFourWeeks() {
        assertThat(ValidityPeriod.relative(Duration.ofDays(400))).isEqualTo("000028000000000R");
    }
}
