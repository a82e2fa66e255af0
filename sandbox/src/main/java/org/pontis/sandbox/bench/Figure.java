package org.pontis.sandbox.bench;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What came out for one case.
 *
 * @param unit of both values
 * @param value ours, the median of the rounds
 * @param baseline what it is compared with
 * @param ratio value by baseline, the median of the rounds' ratios
 * @param low the lowest ratio of a round
 * @param high the highest ratio of a round
 */
@JsonPropertyOrder({"bench", "case", "unit", "value", "baseline", "baselineValue", "ratio", "low", "high"})
public record Figure(
        String bench,
        @JsonProperty("case") String what,
        String unit,
        double value,
        String baseline,
        double baselineValue,
        double ratio,
        double low,
        double high) {

    static final String HEAD =
            "%-22s %9s  %-13s %9s   %s%n".formatted("case", "value", "unit", "baseline", "ratio (low to high)");

    public Figure {
        value = rounded(value, 100);
        baselineValue = rounded(baselineValue, 100);
        ratio = rounded(ratio, 1000);
        low = rounded(low, 1000);
        high = rounded(high, 1000);
    }

    /** A line of the table for people. */
    String row() {
        return String.format(
                Locale.ROOT,
                "%-22s %9.2f  %-13s %9.2f   %.3f (%.3f to %.3f) of %s%n",
                what,
                value,
                unit,
                baselineValue,
                ratio,
                low,
                high,
                baseline);
    }

    private static double rounded(double number, int parts) {
        return Math.round(number * parts) / (double) parts;
    }
}
