package org.pontis.idp.spending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.testing.FixedHouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.broker.LoginProblem.SMS_BUDGET;
import static org.pontis.broker.LoginProblem.SMS_LIMIT;
import static org.pontis.broker.LoginProblem.SMS_UNAVAILABLE;

class ThriftySmsTest {

    private static final MethodId METHOD = new MethodId("sms-pin");
    private static final String LONG = "x".repeat(200);

    private final FixedHouse house = new FixedHouse();
    private final Tally tally = new Tally();

    /** What was measured, as lines. */
    private static final class Tally implements SpendingMeter {

        private final List<String> lines = new ArrayList<>();

        @Override
        public void sent(String range, int segments, double cost) {
            lines.add("sent " + range + " " + segments + " " + cost);
        }

        @Override
        public void answered(String range) {
            lines.add("answered " + range);
        }

        @Override
        public void refused(String range, String limit) {
            lines.add("refused " + range + " " + limit);
        }

        @Override
        public void budget(double used) {}
    }

    private ThriftySms sms(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        SpendingRules rules = SpendingRules.read(new Settings("", all::get));
        return new ThriftySms(house.sms(), rules, "es", METHOD, house, new Glance(), tally);
    }

    private static Sms to(String number) {
        return new Sms(new Msisdn(number), "a code", Duration.ofMinutes(10));
    }

    private static String spanish(int i) {
        return "+346%08d".formatted(i);
    }

    private int sent() {
        return house.sms().sent().size();
    }

    @Test
    void byDefaultMessagesGoToSpanishMobilesOnly() {
        ThriftySms sms = sms();
        for (String number : List.of("+34600000001", "+34711000001", "+34910000001", "+447700900001", "+8835100000")) {
            sms.send(to(number));
        }
        assertThat(sent()).isEqualTo(2);
        assertThat(tally.lines)
                .containsExactly(
                        "sent +346 1 1.0",
                        "sent +347 1 1.0",
                        "refused elsewhere sms-range-unlisted",
                        "refused elsewhere sms-range-unlisted",
                        "refused elsewhere sms-range-unlisted");
        assertThat(sms.serves(new Msisdn("+34600000001"))).isTrue();
        assertThat(sms.serves(new Msisdn("+447700900001"))).isFalse();
    }

    @Test
    void theLongestPrefixCounts() {
        ThriftySms sms = sms("sms-ranges", "+34:10:10:1,+346:10:10:2.5,+3460:10:10:0.0455");
        for (String number : List.of("+34911111111", "+34611111111", "+34600000001")) {
            sms.send(to(number));
        }
        assertThat(tally.lines).containsExactly("sent +34 1 1.0", "sent +346 1 2.5", "sent +3460 1 0.0455");
    }

    @Test
    void aRangeHasItsCeilingForAnHourAndForADay() {
        ThriftySms sms = sms("sms-ranges", "+346:3:5:1,+347:3:5:1");
        for (int i = 0; i < 10; i++) {
            sms.send(to(spanish(i)));
        }
        assertThat(sent()).isEqualTo(3);
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34600000001")), "ana")).contains(SMS_LIMIT);
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34700000001")), "ana")).isEmpty();
        assertThat(sms.obstacle()).isEmpty();

        house.clock().forward(Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            sms.send(to(spanish(i)));
        }
        assertThat(sent()).as("the day's five").isEqualTo(5);
        house.clock().forward(Duration.ofHours(23));
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34600000001")), "ana")).isEmpty();
    }

    @Test
    void whatARangeRefusedCostsTheBudgetNothing() {
        ThriftySms sms = sms("sms-ranges", "+346:3:100:1,+347:9:100:1", "sms-budget-per-day", "5");
        for (int i = 0; i < 50; i++) {
            sms.send(to(spanish(i)));
        }
        assertThat(sms.obstacle()).isEmpty();
        sms.send(to("+34700000001"));
        sms.send(to("+34700000002"));
        assertThat(sent()).isEqualTo(5);
    }

    @Test
    void theBudgetIsAHardStopForEverybodyKnownOrNot() {
        ThriftySms sms = sms("sms-budget-per-day", "4");
        for (int i = 0; i < 9; i++) {
            sms.send(to(spanish(i)));
        }
        assertThat(sent()).isEqualTo(4);
        assertThat(sms.obstacle()).contains(SMS_BUDGET);
        assertThat(sms.available()).isFalse();
        assertThat(sms.obstacle(Optional.empty(), "nobody")).contains(SMS_BUDGET);
        assertThat(tally.lines).contains("refused +346 sms-budget-day");

        house.clock().forward(Duration.ofDays(1));
        assertThat(sms.obstacle()).isEmpty();
    }

    @Test
    void theBudgetCountsSegmentsAtTheirPrice() {
        ThriftySms sms = sms("sms-ranges", "+346:10:10:0.5", "sms-budget-per-day", "2.5");
        Sms two = new Sms(new Msisdn("+34600000001"), LONG, Duration.ofMinutes(10));
        for (int i = 0; i < 4; i++) {
            sms.send(two);
        }
        assertThat(tally.lines)
                .startsWith("sent +346 2 1.0", "sent +346 2 1.0")
                .contains("refused +346 sms-budget-day");
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void nearTheEndOfTheBudgetSomebodyIsToldOnce() {
        ThriftySms sms = sms("sms-budget-per-day", "10");
        for (int i = 0; i < 10; i++) {
            sms.send(to(spanish(i)));
        }
        assertThat(house.events()).containsExactly(new AuditEvent.BudgetNearlySpent(METHOD, 80));
    }

    @Test
    void manyAtOnceSpendNoMoreThanTheBudget() throws Exception {
        ThriftySms sms = sms("sms-budget-per-day", "7");
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Sms one = to(spanish(i));
            all.add(Thread.ofVirtual().start(() -> sms.send(one)));
        }
        for (Thread one : all) {
            one.join();
        }
        assertThat(sent()).isLessThanOrEqualTo(7);
    }

    @Test
    void withoutTheCountersNothingIsSentAndNothingIsSaid() {
        ThriftySms sms = sms();
        house.limits().breakDown();
        assertThatThrownBy(() -> sms.send(to("+34600000001"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sms::obstacle).isInstanceOf(IllegalStateException.class);
        assertThat(sent()).isZero();
    }

    @Test
    void withoutACentreThatIsTheReason() {
        house.sms().breakDown();
        assertThat(sms().obstacle()).contains(SMS_UNAVAILABLE);
    }

    @Test
    void whoHasNoNumberMeetsTheRefusalOfSomeRangeAlwaysTheSame() {
        ThriftySms sms = sms("sms-ranges", "+346:1:100:1,+347:100:100:1");
        sms.send(to(spanish(1)));
        sms.send(to(spanish(2)));
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            Optional<?> first = sms.obstacle(Optional.empty(), "nobody-" + i);
            assertThat(sms.obstacle(Optional.empty(), "nobody-" + i)).isEqualTo(first);
            refused += first.isPresent() ? 1 : 0;
        }
        assertThat(refused).isBetween(50, 150);
    }

    @Test
    void pretendingCountsAsMuchAndUsesNothingUp() {
        ThriftySms sms = sms("sms-budget-per-day", "3", "sms-ranges", "+346:3:3:1");
        for (int i = 0; i < 20; i++) {
            sms.pretend("a code", "nobody-" + i);
        }
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34600000001")), "ana")).isEmpty();
        assertThat(house.limits().tally())
                .isEqualTo("sms-budget-day=200000 sms-range-hour=20 sms-range-day=20 sms-slice-sent=20");
    }

    @Test
    void whereCodesHardlyEverComeBackTheRangeIsClosedForAWhile() {
        ThriftySms sms = sms("sms-breaker-percent", "20", "sms-breaker-from", "10");
        pump(sms, 10, 1);
        house.clock().forward(Duration.ofMinutes(20));

        sms.send(to(spanish(99)));
        assertThat(sent()).isEqualTo(10);
        assertThat(tally.lines).endsWith("refused +346 sms-breaker");
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34600000001")), "ana")).contains(SMS_LIMIT);
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34700000001")), "ana")).isEmpty();

        house.clock().forward(Duration.ofMinutes(10));
        sms.send(to(spanish(99)));
        assertThat(sent()).as("tried again by itself").isEqualTo(11);
    }

    @Test
    void whereEnoughComeBackOrFewWereSentItStaysOpen() {
        ThriftySms sms = sms("sms-breaker-percent", "20", "sms-breaker-from", "10");
        pump(sms, 10, 2);
        house.clock().forward(Duration.ofMinutes(20));
        pump(sms, 9, 0);
        house.clock().forward(Duration.ofMinutes(20));
        sms.send(to(spanish(1)));
        assertThat(sent()).isEqualTo(20);
    }

    @Test
    void whatNobodyAnswersClosesNothing() {
        ThriftySms sms = sms("sms-breaker-percent", "20", "sms-breaker-from", "10");
        pump(sms, 10, 2);
        for (int i = 0; i < 20; i++) {
            sms.tell(to(spanish(i)));
        }
        assertThat(house.limits().tally())
                .isEqualTo(
                        "sms-budget-day=300000 sms-range-hour=30 sms-range-day=30 sms-slice-sent=10 sms-slice-answered=2");
        house.clock().forward(Duration.ofMinutes(20));
        assertThat(sms.obstacle(Optional.of(new Msisdn("+34600000001")), "ana")).isEmpty();
    }

    private void pump(ThriftySms sms, int messages, int answers) {
        for (int i = 0; i < messages; i++) {
            sms.send(to(spanish(i)));
        }
        for (int i = 0; i < answers; i++) {
            sms.answered(new Msisdn(spanish(i)), house.clock().instant());
        }
    }
}
