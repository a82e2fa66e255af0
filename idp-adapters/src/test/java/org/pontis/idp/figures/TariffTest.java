package org.pontis.idp.figures;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TariffTest {

    @Test
    void aYearIsComputedToTheCent() {
        Tariff.Fee fee = tariff("subscription 1000.00 month 350.50 transaction 0.0333 since 2026-02-15")
                .fee(day("2026-01-01"), day("2026-12-31"), any -> 12_345);
        assertThat(fee.months()).as("from February on").isEqualTo(11);
        assertThat(fee.subscription()).isEqualByComparingTo("1000.00");
        assertThat(fee.monthly()).isEqualByComparingTo("3855.50");
        assertThat(fee.each()).as("12345 x 0.0333 = 411.0885").isEqualByComparingTo("411.09");
        assertThat(fee.total()).isEqualByComparingTo("5266.59");
    }

    /** Each part rounded for itself would make 0.02 of 0.01. */
    @Test
    void theTotalIsRoundedOnceAndNotItsParts() {
        Tariff.Fee fee = tariff("month 0.005 transaction 0.005").fee(day("2026-03-01"), day("2026-03-01"), any -> 1);
        assertThat(fee.monthly()).isEqualByComparingTo("0.01");
        assertThat(fee.each()).isEqualByComparingTo("0.01");
        assertThat(fee.total()).isEqualByComparingTo("0.01");
    }

    @Test
    void theSubscriptionIsPaidOnceWhenTheContractBeginsAndNothingOfTheTimeBefore() {
        Tariff tariff = tariff("subscription 10 month 0.5 transaction 0.02 since 2026-03-10");
        Tariff.Fee before = oneADay(tariff, "2026-02-01", "2026-03-09");
        assertThat(before.transactions()).isZero();
        assertThat(before.total()).isEqualByComparingTo("0");
        Tariff.Fee first = oneADay(tariff, "2026-03-01", "2026-03-31");
        assertThat(first.transactions()).as("from the tenth on").isEqualTo(22);
        assertThat(first.total()).isEqualByComparingTo("10.94");
        assertThat(oneADay(tariff, "2026-03-10", "2026-03-10").transactions())
                .as("the first day is billed")
                .isEqualTo(1);
        assertThat(oneADay(tariff, "2026-04-01", "2026-04-30").total()).isEqualByComparingTo("1.10");
    }

    private static Tariff.Fee oneADay(Tariff tariff, String from, String to) {
        return tariff.fee(day(from), day(to), begin -> ChronoUnit.DAYS.between(begin, day(to)) + 1);
    }

    @Test
    void aMonthThatIsBegunIsPaid() {
        assertThat(tariff("month 100")
                        .fee(day("2026-01-31"), day("2026-02-01"), any -> 0)
                        .total())
                .isEqualByComparingTo("200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "month",
                "month -1",
                "month 1e3",
                "month 1.00001",
                "month 1000000.01",
                "month 1,50",
                "month 1.2.3",
                "month 1 month 2",
                "year 5",
                "transaction 0.1 since yesterday",
                "subscription 5",
                "month ١"
            })
    void whatCannotBeReadIsRefusedWithItsName(String text) {
        assertThatThrownBy(() -> tariff(text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("pontis.tariff.mobile-id");
    }

    private static Tariff tariff(String text) {
        return Tariff.read("pontis.tariff.mobile-id", "mobile-id", text);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
