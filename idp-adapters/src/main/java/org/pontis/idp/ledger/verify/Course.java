package org.pontis.idp.ledger.verify;

import java.time.Duration;
import java.time.Instant;

import org.pontis.idp.ledger.entry.Times;

/**
 * A clock that only goes on, as far as clocks agree. Where it went back, that is what the next times are measured by: one clock that
 * was ahead once is one finding, and whatever was put in behind it another.
 */
final class Course {

    /** How far the clocks of an installation's machines, and the order of its transactions, may differ. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Witness witness;
    private final Findings findings;
    private Instant latest = Instant.MIN;

    Course(Witness witness, Findings findings) {
        this.witness = witness;
        this.findings = findings;
    }

    /** The next time. @param place of the entry, or of the last one under the checkpoint */
    void next(Instant time, long place, String whose) {
        boolean back = !latest.equals(Instant.MIN) && time.isBefore(latest.minus(TOLERANCE));
        if (back && !witness.excuses(place)) {
            findings.add(
                    Problem.CLOCK_BACKWARDS,
                    "%s is of %s, and what stands before it is of %s: either a clock was put back by more than %d minutes, or it "
                            + "was put in later.",
                    whose,
                    Times.text(time),
                    Times.text(latest),
                    TOLERANCE.toMinutes());
        }
        latest = back || time.isAfter(latest) ? time : latest;
    }

    Instant latest() {
        return latest;
    }
}
