package org.pontis.idp.keycloak.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Grain;
import org.pontis.idp.figures.Times;

import static org.assertj.core.api.Assertions.assertThat;

/** What is billed from the first day of a contract on, whatever the grain in which it is kept. */
class TransactionsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final LocalDate TENTH = LocalDate.parse("2026-03-10");

    @Test
    void aDayBeginsByTheRealmsClock() {
        Transactions logins = logins(
                row(Grain.HOUR, "2026-03-09T22:00:00Z", 1),
                row(Grain.HOUR, "2026-03-09T23:00:00Z", 2),
                row(Grain.HOUR, "2026-03-10T12:00:00Z", 4));
        assertThat(logins.by("mobile-id", TENTH)).isEqualTo(6);
        assertThat(logins.by("mobile-id", TENTH.minusDays(1))).isEqualTo(7);
        assertThat(logins.by("mobile-id", TENTH.plusDays(1))).isZero();
    }

    @Test
    void aDayIsWholeAndOfAMonthThatIsAMonthNothingIsBilledUnlessAllOfIt() {
        Transactions logins = logins(
                row(Grain.DAY, "2026-03-08T23:00:00Z", 1),
                row(Grain.DAY, "2026-03-09T23:00:00Z", 2),
                row(Grain.MONTH, "2026-02-28T23:00:00Z", 100),
                row(Grain.MONTH, "2026-03-31T22:00:00Z", 1000));
        assertThat(logins.by("mobile-id", TENTH)).isEqualTo(1002);
        assertThat(logins.by("mobile-id", LocalDate.parse("2026-03-01"))).isEqualTo(1103);
        assertThat(logins.by("mobile-id", LocalDate.parse("2026-04-02"))).isZero();
    }

    @Test
    void loginsAreBilledByTheirMethodAndMessagesByTheCentreThatTookThem() {
        Instant then = Instant.parse("2026-03-11T10:00:00Z");
        Transactions all = new Transactions(
                List.of(
                        row("es", Grain.HOUR, then, "sms-pin", Cell.OK, 1),
                        row("es", Grain.HOUR, then, "sms-pin", Cell.SSO, 2),
                        row("es", Grain.HOUR, then, "sms-pin", "code_wrong", 4),
                        row("es", Grain.HOUR, then, "sms-pin", Cell.SMS, 8)),
                List.of(row("-", Grain.HOUR, then, "smpp", Cell.SMS, 16)),
                MADRID);
        assertThat(all.by("sms-pin", TENTH)).isEqualTo(1);
        assertThat(all.by("smpp", TENTH)).isEqualTo(16);
        assertThat(all.by("smpp", TENTH.plusDays(2))).isZero();
    }

    private static Transactions logins(Figures.Row... rows) {
        return new Transactions(List.of(rows), List.of(), MADRID);
    }

    private static Figures.Row row(Grain grain, String begins, long count) {
        return row("es", grain, Instant.parse(begins), "mobile-id", Cell.OK, count);
    }

    private static Figures.Row row(
            String realm, Grain grain, Instant begins, String method, String outcome, long count) {
        Figures.Place place = new Figures.Place(realm, grain, begins, new Cell("", method, "ES", "high", outcome));
        return new Figures.Row(place.id(), place, new Amount(count, 0, 0, Times.NONE));
    }
}
