package org.pontis.idp.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

import org.pontis.broker.Settings;

/**
 * Where people come from is told by whole months that are over, and only where {@code k} or more logins of a month are alike in all
 * that is counted; all others are put together without their country. It is applied once, before anything is summed: whatever is
 * told with a country is a sum of such months, and taking a part from it leaves such a sum. Nobody is left out of a total.
 *
 * @param k so many logins of a month have their country told
 */
public record Discretion(int k) {

    /** In place of a country that is not told. */
    public static final String UNTOLD = "untold";

    /** Reads {@code figures-smallest}. */
    public static Discretion read(Settings settings) {
        return new Discretion(settings.number("figures-smallest", 5, 2, 1000));
    }

    /**
     * What may be told of a period.
     *
     * @param months what was counted in the period, by month
     * @param today a month is told from the second day of the next one: what was under way at its end is written down by then
     */
    public Map<Cell, Amount> of(Map<YearMonth, Map<Cell, Amount>> months, Period period, LocalDate today) {
        Map<Cell, Amount> told = new HashMap<>();
        months.forEach((month, cells) -> {
            boolean over = month.plusMonths(1).atDay(1).isBefore(today);
            boolean open = over && period.covers(month);
            cells.forEach((cell, amount) -> told.merge(open ? of(cell, amount) : untold(cell), amount, Amount::plus));
        });
        return told;
    }

    private Cell of(Cell cell, Amount amount) {
        return amount.count() < k ? untold(cell) : cell;
    }

    /** Where no country is known none is kept back. */
    private static Cell untold(Cell cell) {
        return cell.country().isEmpty()
                ? cell
                : new Cell(cell.portal(), cell.method(), UNTOLD, cell.level(), cell.outcome());
    }
}
