package org.pontis.idp.recovery;

import java.time.Duration;

import org.pontis.broker.Limit;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.code.CodeRules;
import org.pontis.idp.numbering.CallingCode;

/**
 * How the pages of recovery are throttled, as the realm says it and where it says nothing the server.
 *
 * @param perAddress how often one network address may ask for something, {@code recovery-asks-per-address-hour}
 * @param stopCodes wrong stop codes for one citizen, {@code recovery-stop-codes-per-day}
 * @param callingCode what numbers begin with that were typed as at home
 * @param codes what the codes are like
 * @param pace no refusal of a stop code comes sooner, {@code recovery-pace}
 */
public record RecoveryRules(
        Limit perAddress, Limit stopCodes, CallingCode callingCode, CodeRules codes, Duration pace) {

    /** In whose name codes are sent and counted. */
    public static final MethodId ID = new MethodId("recovery");

    /** @throws org.pontis.broker.InvalidSetting naming what cannot be */
    public static RecoveryRules read(Settings settings) {
        Settings recovery = settings.of(ID.value());
        return new RecoveryRules(
                new Limit(
                        "recovery-asks-per-address-hour",
                        recovery.number("asks-per-address-hour", 60, 1, 100_000),
                        Duration.ofHours(1)),
                new Limit(
                        "recovery-stop-codes-per-day",
                        recovery.number("stop-codes-per-day", 5, 1, 100),
                        Duration.ofDays(1)),
                CallingCode.read(recovery),
                CodeRules.read(ID, recovery),
                recovery.duration("pace", Duration.ofMillis(250), Duration.ofMillis(1), Duration.ofSeconds(5)));
    }
}
