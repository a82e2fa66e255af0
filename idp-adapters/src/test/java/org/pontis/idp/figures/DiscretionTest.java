package org.pontis.idp.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.pontis.idp.figures.Cell.By;

import static org.assertj.core.api.Assertions.assertThat;

class DiscretionTest {

    private static final Discretion FIVE = new Discretion(5);
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-04-10");

    private final Map<LocalDate, Map<Cell, Amount>> days = new HashMap<>();

    @Test
    void aCountryIsToldOfAWholeMonthThatIsOverAndOfNoPartOfIt() {
        add("2026-02-03", "tax", "EE", 5);
        assertThat(countries("2026-02-01", "2026-02-28")).containsEntry("EE", 5L);
        assertThat(countries("2026-01-01", "2026-03-31")).containsEntry("EE", 5L);
        for (String[] part : new String[][] {{"2026-02-03", "2026-02-03"}, {"2026-02-01", "2026-02-27"}}) {
            assertThat(countries(part[0], part[1])).isEqualTo(Map.of(Discretion.UNTOLD, 5L));
        }
    }

    /** What was under way at midnight has been written down by then: nothing that is told changes afterwards. */
    @Test
    void aMonthIsToldFromTheSecondDayOfTheNextOne() {
        add("2026-03-31", "tax", "EE", 5);
        Period march = period("2026-03-01", "2026-03-31");
        assertThat(countries(march, LocalDate.parse("2026-04-01"))).doesNotContainKey("EE");
        assertThat(countries(march, LocalDate.parse("2026-04-02"))).containsEntry("EE", 5L);
    }

    @Test
    void fewOfAMonthStandTogetherAndNobodyIsMissingInASum() {
        add("2026-02-03", "tax", "EE", 4);
        add("2026-02-04", "tax", "LT", 1);
        add("2026-02-04", "tax", "ES", 50);
        assertThat(countries("2026-02-01", "2026-02-28")).isEqualTo(Map.of("ES", 50L, Discretion.UNTOLD, 5L));
    }

    @Test
    void whereNoCountryIsKnownNoneIsKeptBack() {
        days.put(FIRST, Map.of(new Cell("tax", "sms-pin", "", "", Cell.SMS), Amount.message(1, 0.045)));
        assertThat(told(period("2026-01-01", "2026-01-01"), TODAY))
                .containsOnlyKeys(new Cell("tax", "sms-pin", "", "", Cell.SMS));
    }

    /** Whoever takes a period and subtracts one within it never has fewer than five of a country. */
    @Test
    void noDifferenceBetweenTwoAnswersIsAboutFew() {
        Random random = new Random(7);
        for (LocalDate day = FIRST; day.isBefore(TODAY); day = day.plusDays(1)) {
            for (int i = 0; i < 6; i++) {
                String country =
                        List.of("ES", "EE", "LT", "FR").get(Math.min(3, (int) Math.abs(random.nextGaussian())));
                add(day.toString(), random.nextBoolean() ? "tax" : "health", country, random.nextBoolean());
            }
        }
        Set<Set<By>> parts = Stream.of(
                        EnumSet.of(By.COUNTRY),
                        EnumSet.of(By.PORTAL, By.COUNTRY),
                        EnumSet.of(By.PORTAL, By.COUNTRY, By.LEVEL),
                        EnumSet.allOf(By.class))
                .collect(Collectors.toSet());
        List<Period> asked = new ArrayList<>();
        for (int from = 0; from < 100; from += 3) {
            for (int to = from; to < 100; to += 3) {
                asked.add(new Period(FIRST.plusDays(from), FIRST.plusDays(to)));
            }
        }
        Stream.of("2026-01", "2026-02", "2026-03")
                .map(YearMonth::parse)
                .forEach(month -> asked.add(new Period(month.atDay(1), month.atEndOfMonth())));
        asked.add(period("2026-01-01", "2026-02-28"));
        Map<Period, Map<String, Long>> answers = new HashMap<>();
        asked.forEach(period -> answers.put(
                period,
                parts.stream()
                        .flatMap(by -> Report.of(told(period, TODAY), by).lines().stream())
                        .filter(line -> !line.part(By.COUNTRY).equals(Discretion.UNTOLD))
                        .collect(Collectors.toMap(line -> line.of().toString(), Line::size))));
        assertThat(answers.get(period("2026-01-01", "2026-02-28")))
                .as("lines with a country")
                .hasSizeGreaterThan(10);
        answers.forEach((longer, all) -> answers.forEach((shorter, some) -> {
            if (!shorter.from().isBefore(longer.from()) && !shorter.to().isAfter(longer.to())) {
                all.forEach((line, number) -> assertThat(number - some.getOrDefault(line, 0L))
                        .as("%s in %s and not in %s", line, longer, shorter)
                        .matches(rest -> rest == 0 || rest >= FIVE.k()));
                assertThat(all.keySet()).containsAll(some.keySet());
            }
        }));
    }

    private void add(String day, String portal, String country, int times) {
        for (int i = 0; i < times; i++) {
            add(day, portal, country, true);
        }
    }

    private void add(String day, String portal, String country, boolean high) {
        days.computeIfAbsent(LocalDate.parse(day), any -> new HashMap<>())
                .merge(
                        new Cell(portal, "eidas", country, high ? "high" : "substantial", Cell.OK),
                        Amount.one(),
                        Amount::plus);
    }

    private Map<String, Long> countries(String from, String to) {
        return countries(period(from, to), TODAY);
    }

    private Map<String, Long> countries(Period period, LocalDate today) {
        return told(period, today).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().country(),
                        entry -> entry.getValue().count(),
                        Long::sum));
    }

    private Map<Cell, Amount> told(Period period, LocalDate today) {
        Map<YearMonth, Map<Cell, Amount>> months = new HashMap<>();
        days.forEach((day, cells) -> {
            if (!day.isBefore(period.from()) && !day.isAfter(period.to())) {
                cells.forEach((cell, amount) -> months.computeIfAbsent(YearMonth.from(day), any -> new HashMap<>())
                        .merge(cell, amount, Amount::plus));
            }
        });
        return FIVE.of(months, period, today);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
