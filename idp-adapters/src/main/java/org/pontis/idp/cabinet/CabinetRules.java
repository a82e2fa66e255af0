package org.pontis.idp.cabinet;

import java.time.Duration;

import org.pontis.broker.Limit;
import org.pontis.broker.Settings;

/**
 * How much a cabinet sends.
 *
 * @param logins messages to one citizen about her log-ins
 * @param refusals messages to one citizen about refused ones: whoever causes them keeps nothing else from her
 * @param emailCodes codes to addresses that one citizen types
 * @param patience how long a portal that does not answer is told again of a misuse
 */
public record CabinetRules(Limit logins, Limit refusals, Limit emailCodes, Retrying patience) {

    /** How long the code for an address is good. */
    public static final Duration CODE_GOOD = Duration.ofMinutes(10);

    /** Wrong guesses at one such code. */
    public static final Limit GUESSES = new Limit("email-code-guesses", 5, CODE_GOOD);

    /** So many cases a citizen opens in a day; what she says was not her is stopped all the same. */
    public static final Limit CASES = new Limit("not-me-cases-day", 10, Duration.ofDays(1));

    /** So many times a day she is told that her alerts are others now: nothing but such changes uses them up. */
    public static final Limit CHANGES = new Limit("alerts-changed-day", 20, Duration.ofDays(1));

    /** As the realm says, and where it says nothing the server. */
    public static CabinetRules read(Settings settings) {
        return new CabinetRules(
                alerts("alerts-day", settings),
                alerts("alerts-refused-day", settings),
                new Limit(
                        "email-codes-day",
                        settings.number("email-codes-per-citizen-day", 5, 1, 100),
                        Duration.ofDays(1)),
                new Retrying(settings.duration(
                        "security-events-patience", Duration.ofDays(1), Duration.ofMinutes(1), Duration.ofDays(30))));
    }

    private static Limit alerts(String name, Settings settings) {
        return new Limit(name, settings.number("alerts-per-citizen-day", 20, 1, 1_000), Duration.ofDays(1));
    }
}
