package org.pontis.idp.figures;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.idp.figures.Cell.By;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

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
        assertThat(Csv.of(by(By.PORTAL), name -> name))
                .contains("\"'=cmd|' /C calc'!A0\"")
                .contains("\"a,\"\"b\"\"\"");
    }

    private Report by(By first, By... more) {
        return Report.of(cells, EnumSet.of(first, more));
    }

    private void add(String portal, String country, String outcome, int times) {
        Cell cell = new Cell(portal, "sms-pin", country, "low", outcome);
        for (int i = 0; i < times; i++) {
            cells.merge(cell, Amount.one(Duration.ofSeconds(10)), Amount::plus);
        }
    }
}
