package org.pontis.idp.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeriodTest {

    private static final Period TODAY = Period.day(LocalDate.parse("2026-11-23"));
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void aDayAMonthOrFromTo() throws Period.Unreadable {
        assertThat(of("day", "2026-02-28")).isEqualTo(Period.day(LocalDate.parse("2026-02-28")));
        assertThat(of("month", "2024-02").to()).isEqualTo("2024-02-29");
        assertThat(of("from", "2026-01-01", "to", "2026-01-02").to()).isEqualTo("2026-01-02");
        assertThat(of("day", "", "month", " ")).isEqualTo(TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-02-30",
        "day, <script>",
        "month, 2026-13",
        "from, 2026-01-01",
        "to, 2026-01-01",
        "day, +999999999-12-31"
    })
    void whatIsNoneIsRefused(String name, String value) {
        assertThatThrownBy(() -> of(name, value)).isInstanceOf(Period.Unreadable.class);
    }

    @Test
    void itEndsWhereItBeginsOrLaterAndWithinTenYears() {
        assertThatThrownBy(() -> of("from", "2026-02-02", "to", "2026-02-01")).isInstanceOf(Period.Unreadable.class);
        assertThatThrownBy(() -> of("from", "2006-02-02", "to", "2026-02-01")).isInstanceOf(Period.Unreadable.class);
    }

    @Test
    void aDayIsThatOfTheRealmsClockWithItsLongestNight() {
        Period day = Period.day(LocalDate.parse("2026-10-25"));
        assertThat(day.begins(MADRID)).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(day.ends(MADRID)).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void hoursBecomeDaysAndDaysBecomeWholeMonths() {
        Retention kept = Retention.read(new Settings("x-", key -> null));
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(kept.until(Grain.HOUR, now, MADRID)).isEqualTo(Instant.parse("2026-11-08T23:00:00Z"));
        assertThat(kept.until(Grain.DAY, now, MADRID)).isEqualTo(Instant.parse("2025-09-30T22:00:00Z"));
        assertThat(kept.until(Grain.MONTH, now, MADRID)).isEqualTo(Instant.parse("2016-10-31T23:00:00Z"));
        assertThat(Grain.DAY.begin(Instant.parse("2026-11-22T23:30:00Z"), MADRID))
                .isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(Grain.MONTH.begin(now, MADRID)).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
    }

    @Test
    void retentionThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> Retention.read(new Settings("x-", Map.of("figures-keep-days-days", "14")::get)))
                .isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> Retention.read(new Settings("x-", Map.of("figures-keep-months", "2")::get)))
                .isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> Discretion.read(new Settings("x-", Map.of("figures-smallest", "1")::get)))
                .isInstanceOf(InvalidSetting.class);
    }

    private static Period of(String... said) throws Period.Unreadable {
        Map<String, String> query =
                said.length == 2 ? Map.of(said[0], said[1]) : Map.of(said[0], said[1], said[2], said[3]);
        return Period.of(query::get, TODAY);
    }
}
