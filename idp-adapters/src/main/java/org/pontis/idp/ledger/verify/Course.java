package org.pontis.idp.ledger.verify;

import java.time.Duration;
import java.time.Instant;

import org.pontis.idp.ledger.entry.Times;

/** A clock that only goes on, as far as clocks agree. */
final class Course {

    /** How far the clocks of an installation's machines, and the order of its transactions, may differ. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Findings findings;
    private Instant latest = Instant.MIN;

    Course(Findings findings) {
        this.findings = findings;
    }

    /** The next time. */
    void next(Instant time, String whose) {
        if (!latest.equals(Instant.MIN) && time.isBefore(latest.minus(TOLERANCE))) {
            findings.add(
                    Problem.CLOCK_BACKWARDS,
                    "%s is of %s, and what stands before it is of %s: either a clock was put back by more than %d minutes, or it "
                            + "was put in later.",
                    whose,
                    Times.text(time),
                    Times.text(latest),
                    TOLERANCE.toMinutes());
        }
        latest = time.isAfter(latest) ? time : latest;
    }

    Instant latest() {
        return latest;
    }
}
