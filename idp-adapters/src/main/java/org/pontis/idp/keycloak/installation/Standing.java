package org.pontis.idp.keycloak.installation;

import java.time.Duration;
import java.time.Instant;

import org.pontis.broker.Meters;

/**
 * What the last questions to somebody outside say of them. Nobody is asked for the sake of this.
 *
 * @param failures how many in a row, up to the last question, went wrong
 * @param last when that was
 */
record Standing(int failures, Instant last) {

    private static final int DOWN_FROM = 3;

    /** Of whom nothing was heard for so long, nobody knows. */
    private static final Duration COUNTS = Duration.ofMinutes(10);

    static final Standing UNTRIED = new Standing(0, Instant.MIN);

    /** A closed set, for health and for a metric's label. */
    public enum State {
        /** They answer. */
        UP,
        /** The last question went wrong, or the last two; or they refuse what they are asked. */
        TROUBLED,
        /** The last three questions went wrong, if not more, and none was refused. */
        DOWN,
        /** Nobody has asked them lately. */
        UNTRIED
    }

    /** Who says no is there; and what is refused may be what one citizen has typed. */
    Standing after(Meters.Outcome outcome, Instant now) {
        return new Standing(
                switch (outcome) {
                    case ANSWERED -> 0;
                    case REFUSED -> Math.min(failures + 1, DOWN_FROM - 1);
                    case UNUSABLE -> failures + 1;
                },
                now);
    }

    State at(Instant now) {
        if (last.equals(Instant.MIN) || last.plus(COUNTS).isBefore(now)) {
            return State.UNTRIED;
        }
        if (failures == 0) {
            return State.UP;
        }
        return failures < DOWN_FROM ? State.TROUBLED : State.DOWN;
    }
}
