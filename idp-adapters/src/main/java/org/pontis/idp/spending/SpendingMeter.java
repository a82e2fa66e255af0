package org.pontis.idp.spending;

/** Counts what messages cost, and for which portal. Every argument is from a closed set; must not throw nor wait. */
public interface SpendingMeter {

    /** The label of numbers in no range. */
    String ELSEWHERE = "elsewhere";

    /** A message went out. */
    void sent(String range, int segments, double cost);

    /** The code of a message came back. */
    void answered(String range);

    /** A message did not go out. */
    void refused(String range, String limit);

    /** How much of the day's budget is used, 1 being all of it. */
    void budget(double used);
}
