package org.pontis.idp.sms;

import java.time.Duration;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * How to reach and treat the SMS centre. Lengths are those of SMPP 3.4 section 5.2.
 *
 * @param sender alphanumeric originator that phones show, at most 11 characters (3GPP TS 23.040 section 9.1.2.5)
 * @param enquireLink silence after which the link is tested
 * @param submitTimeout how long the centre may take to connect and to answer one request
 * @param queue most messages underway at once; beyond it the sender is unavailable
 * @param parallel most unanswered requests at once (the SMPP window)
 * @param retry pause between attempts to bind and to submit
 */
public record SmppSettings(
        String host,
        int port,
        String systemId,
        String password,
        String sender,
        Duration enquireLink,
        Duration submitTimeout,
        int queue,
        int parallel,
        Backoff retry) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:-]{1,253}");
    private static final Pattern SYSTEM_ID = Pattern.compile("[!-~]{1,15}");
    private static final Pattern PASSWORD = Pattern.compile("[!-~]{1,8}");
    private static final Pattern SENDER = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}");

    /**
     * Reads the keys {@code smpp-host}, {@code smpp-port} and so on.
     *
     * @throws InvalidSetting naming the key that is missing or out of range
     */
    public static SmppSettings from(Settings house) {
        Settings smpp = house.of("smpp");
        return new SmppSettings(
                matching(smpp, "host", HOST, "a host name or address"),
                smpp.number("port", 2775, 1, 65535),
                matching(smpp, "system-id", SYSTEM_ID, "1 to 15 visible ASCII characters"),
                matching(smpp, "password", PASSWORD, "1 to 8 visible ASCII characters (SMPP 3.4 section 5.2.2)"),
                matching(
                        smpp,
                        "sender",
                        SENDER,
                        "1 to 11 letters, digits, blanks, dots or dashes, one of them a letter"),
                smpp.duration("enquire-link", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10)),
                smpp.duration("submit-timeout", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1)),
                smpp.number("queue", 200, 1, 100_000),
                smpp.number("parallel", 8, 1, 1_000),
                retry(smpp));
    }

    private static Backoff retry(Settings smpp) {
        Duration min = smpp.duration("retry-min", Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMinutes(1));
        Duration max = smpp.duration("retry-max", Duration.ofSeconds(30), min, Duration.ofMinutes(10));
        return new Backoff(min, max);
    }

    private static String matching(Settings settings, String key, Pattern shape, String what) {
        String value = settings.required(key);
        if (!shape.matcher(value).matches()) {
            throw new InvalidSetting(settings.prefix() + key + " must be " + what + ".");
        }
        return value;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmppSettings[" + systemId + "@" + host + ":" + port + ", sender " + sender + "]";
    }
}
