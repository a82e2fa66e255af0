package org.pontis.sandbox.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What each case cost in each round. A case is compared with its baseline of the same round only. */
public final class Rounds {

    private final Map<String, List<Double>> costs = new TreeMap<>();

    /** What a case cost in the round that is being measured. */
    public void add(String what, double cost) {
        costs.computeIfAbsent(what, w -> new ArrayList<>()).add(cost);
    }

    /** The medians, and the spread of the ratios over the rounds. */
    public Figure compare(String bench, String what, String unit, String baseline) {
        List<Double> ours = costs.get(what);
        List<Double> theirs = costs.get(baseline);
        double[] ratios = IntStream.range(0, ours.size())
                .mapToDouble(round -> ours.get(round) / theirs.get(round))
                .sorted()
                .toArray();
        return new Figure(
                bench,
                what,
                unit,
                median(ours),
                baseline,
                median(theirs),
                median(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }

    private static double median(List<Double> values) {
        return median(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : DoubleStream.of(sorted[middle - 1], sorted[middle]).average().orElseThrow();
    }
}
