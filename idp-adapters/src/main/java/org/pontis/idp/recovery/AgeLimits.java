package org.pontis.idp.recovery;

import java.time.LocalDate;

import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;

/**
 * From which age on somebody may be registered for a method without coming in person: {@code min-age.<method>} in years, as
 * law or the operator wants it.
 *
 * @param realm what the realm says
 */
public record AgeLimits(Settings realm) {

    private static final int MAJORITY = 18;
    private static final int OLDEST = 120;

    /** The least age in years; 18 where the realm says nothing. */
    public int years(MethodId method) {
        return realm.number("min-age." + method.value(), MAJORITY, 0, OLDEST);
    }

    /** Whether somebody born then is old enough on that day. */
    public boolean admits(MethodId method, LocalDate born, LocalDate today) {
        return !born.plusYears(years(method)).isAfter(today);
    }
}
