package org.pontis.idp.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cells put together by what somebody wants to see apart, the largest first. */
public record Report(Set<Cell.By> by, List<Line> lines) {

    /** @param cells that may be told: {@link Discretion} is the caller's */
    public static Report of(Map<Cell, Amount> cells, Set<Cell.By> by) {
        Map<Map<Cell.By, String>, Line> lines = new LinkedHashMap<>();
        cells.forEach((cell, amount) -> {
            Map<Cell.By, String> parts = new EnumMap<>(Cell.By.class);
            by.forEach(part -> parts.put(part, part.of(cell)));
            lines.merge(parts, Line.of(parts).with(cell, amount), (before, one) -> before.with(cell, amount));
        });
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort(Comparator.comparingLong(Line::size)
                .reversed()
                .thenComparing(line -> line.of().values().toString()));
        return new Report(by, sorted);
    }
}
