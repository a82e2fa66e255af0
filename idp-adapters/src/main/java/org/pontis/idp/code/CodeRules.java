package org.pontis.idp.code;

import java.time.Duration;

import org.pontis.broker.Limit;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;

/**
 * What a code is like and how often it may be tried.
 *
 * @param method the method that asks for codes
 * @param length decimal digits, {@code code-length}; NIST SP 800-63B-4, 3.1.3.2 asks for at least six
 * @param lifetime how long a code is good, {@code code-lifetime}; at most ten minutes, same section
 * @param tries wrong guesses that destroy a code, {@code code-tries}
 * @param resendAfter the pause before another code may be asked for, {@code resend-after}
 * @param wrong wrong guesses for one citizen in a day, over all codes, {@code wrong-codes-per-day}
 * @param sends how many codes may go out
 */
public record CodeRules(
        MethodId method,
        int length,
        Duration lifetime,
        int tries,
        Duration resendAfter,
        Limit wrong,
        SendLimits sends) {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    /** The same rules for a shorter code: at most this many tries, for one code and for all codes of a day. */
    public CodeRules shorter(int characters, int atMost) {
        return new CodeRules(
                method,
                characters,
                lifetime,
                Math.min(tries, atMost),
                resendAfter,
                new Limit(wrong.name(), Math.min(wrong.max(), atMost), wrong.window()),
                sends);
    }

    /** Reads the rules from the settings of a method. */
    public static CodeRules read(MethodId method, Settings settings) {
        return new CodeRules(
                method,
                settings.number("code-length", 8, 6, 12),
                settings.duration("code-lifetime", TEN_MINUTES, Duration.ofMinutes(1), TEN_MINUTES),
                settings.number("code-tries", 5, 1, 10),
                settings.duration("resend-after", Duration.ofSeconds(30), Duration.ofSeconds(1), TEN_MINUTES),
                SendLimits.limit(method, settings, "wrong-codes-per-day", 20, 100, Duration.ofDays(1)),
                SendLimits.read(method, settings));
    }
}
