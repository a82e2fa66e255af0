package org.pontis.idp.figures;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.idp.figures.Cell.By;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Discretion FIVE = new Discretion(5);

    private final Map<Cell, Amount> cells = new LinkedHashMap<>();

    @Test
    void whoIsRefusedCountsAgainstSuccessAndWhoWasNotAskedDoesNotCount() {
        add("tax", "ES", Cell.OK, 6);
        add("tax", "", "code_wrong", 2);
        add("tax", "ES", Cell.SSO, 100);
        Line line = by(By.PORTAL).lines().getFirst();
        assertThat(line.success()).hasValue(0.75);
        assertThat(line.logins().count()).isEqualTo(6);
        assertThat(line.sso().count()).isEqualTo(100);
        assertThat(line.refused().count()).isEqualTo(2);
        assertThat(line.median()).hasValueSatisfying(time -> assertThat(time)
                .isBetween(Duration.ofMillis(9_500), Duration.ofMillis(10_500)));
    }

    @Test
    void fewPeopleOfOneCountryAtOnePortalAreNotTold() {
        add("tax", "ES", Cell.OK, 1000);
        add("tax", "EE", Cell.OK, 4);
        add("tax", "LT", Cell.OK, 3);
        add("health", "ES", Cell.OK, 500);
        add("health", "EE", Cell.OK, 50);
        add("health", "FR", Cell.OK, 60);
        add("tax", "FR", Cell.OK, 70);
        Report report = by(By.PORTAL, By.COUNTRY);
        assertThat(hidden(report))
                .as("of each portal and of each country none alone: the totals would tell it")
                .containsExactlyInAnyOrder("tax EE", "tax LT", "health EE", "health FR", "tax FR");
        assertThat(Csv.of(report, FIVE, name -> name))
                .contains("tax,,EE,,,<5,<5,<5")
                .doesNotContain(",4,", ",50,", ",60,", ",70,");
    }

    /** Or the portal's total minus all others would tell it. */
    @Test
    void oneThatIsKeptBackTakesTheNextSmallestWithIt() {
        add("tax", "ES", Cell.OK, 1000);
        add("tax", "EE", Cell.OK, 50);
        add("tax", "LT", Cell.OK, 3);
        Report report = by(By.PORTAL, By.COUNTRY);
        assertThat(hidden(report)).containsExactlyInAnyOrder("tax LT", "tax EE");
        Line taken = report.lines().stream()
                .filter(line -> line.part(By.COUNTRY).equals("EE"))
                .findFirst()
                .orElseThrow();
        assertThat(FIVE.told(taken)).as("50 is not fewer than 5").isEmpty();
    }

    @Test
    void withoutBothPartsNothingIsKeptBack() {
        add("tax", "EE", Cell.OK, 1);
        assertThat(hidden(by(By.PORTAL))).isEmpty();
        assertThat(hidden(by(By.COUNTRY))).isEmpty();
        assertThat(by(By.COUNTRY).lines().getFirst().logins().count()).isEqualTo(1);
    }

    @Test
    void messagesAreNoLogins() {
        cells.put(
                new Cell("tax", "sms-pin", "", "", Cell.SMS),
                Amount.message(2, 0.09).plus(Amount.message(1, 0.045)));
        Line line = by(By.PORTAL).lines().getFirst();
        assertThat(line.size()).isZero();
        assertThat(line.messages().count()).isEqualTo(2);
        assertThat(line.messages().parts()).isEqualTo(3);
        assertThat(line.messages().price()).isEqualByComparingTo("0.135");
        assertThat(line.success()).isEmpty();
    }

    @Test
    void whatASpreadsheetWouldCalculateIsText() {
        add("=cmd|' /C calc'!A0", "ES", Cell.OK, 9);
        add("a,\"b\"", "ES", Cell.OK, 9);
        assertThat(Csv.of(by(By.PORTAL), FIVE, name -> name))
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("\"a,\"\"b\"\"\"");
    }

    private Report by(By first, By... more) {
        return Report.of(cells, EnumSet.of(first, more), FIVE);
    }

    private static Iterable<String> hidden(Report report) {
        return report.lines().stream()
                .filter(Line::hidden)
                .map(line -> line.part(By.PORTAL) + " " + line.part(By.COUNTRY))
                .toList();
    }

    private void add(String portal, String country, String outcome, int times) {
        Cell cell = new Cell(portal, "sms-pin", country, "low", outcome);
        for (int i = 0; i < times; i++) {
            cells.merge(cell, Amount.one(Duration.ofSeconds(10)), Amount::plus);
        }
    }
}
