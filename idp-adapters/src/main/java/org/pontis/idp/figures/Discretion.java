package org.pontis.idp.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.pontis.broker.Settings;

/**
 * Keeps back what could be about somebody: how often people of one country came to one portal, where that is fewer than {@code k}. Where
 * only one line of a portal, or of a country, is kept back, the next smallest goes with it, or the totals beside would tell the number.
 *
 * @param k from so many on a number is told
 */
public record Discretion(int k) {

    /** Reads {@code figures-smallest}. */
    public static Discretion read(Settings settings) {
        return new Discretion(settings.number("figures-smallest", 5, 2, 1000));
    }

    /** @param lines by portal and country, perhaps by more */
    List<Line> of(List<Line> lines) {
        List<Line> told = new ArrayList<>(lines);
        told.replaceAll(line -> isSmall(line) ? line.hide() : line);
        boolean more = true;
        while (more) {
            more = hideSecond(told, Cell.By.PORTAL) | hideSecond(told, Cell.By.COUNTRY);
        }
        return told;
    }

    /** Whether something had to be hidden. */
    private static boolean hideSecond(List<Line> lines, Cell.By by) {
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            groups.computeIfAbsent(lines.get(i).part(by), part -> new ArrayList<>())
                    .add(i);
        }
        boolean any = false;
        for (List<Integer> group : groups.values()) {
            List<Integer> open =
                    group.stream().filter(i -> !lines.get(i).hidden()).toList();
            if (group.size() - open.size() == 1 && !open.isEmpty()) {
                int smallest = open.stream()
                        .min(Comparator.comparingLong(i -> lines.get(i).size()))
                        .orElseThrow();
                lines.set(smallest, lines.get(smallest).hide());
                any = true;
            }
        }
        return any;
    }

    /** As a hidden line is told: fewer than so many, or nothing at all where it only goes with another. */
    public String told(Line line) {
        return isSmall(line) ? "<" + k : "";
    }

    private boolean isSmall(Line line) {
        return line.size() + line.messages().count() < k;
    }
}
