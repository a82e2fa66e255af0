package org.pontis.idp.figures;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of a report.
 *
 * @param of what it is about: the parts that the report was put together by
 * @param logins who got in after being asked for something
 * @param sso who came in by a session that was there
 * @param refused who did not get in
 */
public record Line(Map<Cell.By, String> of, Amount logins, Amount sso, Amount refused, Amount messages) {

    public static Line none() {
        return of(Map.of());
    }

    static Line of(Map<Cell.By, String> of) {
        return new Line(of, Amount.NOTHING, Amount.NOTHING, Amount.NOTHING, Amount.NOTHING);
    }

    Line with(Cell cell, Amount amount) {
        return switch (cell.outcome()) {
            case Cell.OK -> new Line(of, logins.plus(amount), sso, refused, messages);
            case Cell.SSO -> new Line(of, logins, sso.plus(amount), refused, messages);
            case Cell.SMS -> new Line(of, logins, sso, refused, messages.plus(amount));
            default -> new Line(of, logins, sso, refused.plus(amount), messages);
        };
    }

    public String part(Cell.By by) {
        return of.getOrDefault(by, "");
    }

    /** All that happened. */
    public long size() {
        return logins.count() + sso.count() + refused.count();
    }

    /** Of those who were asked for something, the share that got in. */
    public OptionalDouble success() {
        long asked = logins.count() + refused.count();
        return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) logins.count() / asked);
    }

    public Optional<Duration> median() {
        return logins.times().quantile(0.5);
    }

    /** What 95 of 100 logins did not exceed. */
    public Optional<Duration> p95() {
        return logins.times().quantile(0.95);
    }
}
