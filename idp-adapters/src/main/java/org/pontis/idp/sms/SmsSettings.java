package org.pontis.idp.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.sms.centre.CentreSettings;
import org.pontis.idp.sms.http.HttpSettings;
import org.pontis.idp.sms.smpp.SmppSettings;

/**
 * The way to the phones as the operator wants it.
 *
 * @param centres in order of preference
 * @param queue most messages underway at once; beyond it nothing is available
 * @param deadline how long a message may look for a centre that takes it
 */
public record SmsSettings(List<CentreSettings> centres, int queue, Duration deadline) {

    private static final Pattern NAME = Pattern.compile("(smpp|http)(-[a-z0-9]{1,16})?");

    public SmsSettings {
        centres = List.copyOf(centres);
    }

    /**
     * Reads {@code sms-centres}, {@code sms-queue}, {@code sms-deadline}, and for each centre the keys that begin with its
     * name.
     *
     * @throws InvalidSetting naming the key that is missing or out of range
     */
    public static SmsSettings from(Settings house) {
        Settings sms = house.of("sms");
        List<CentreSettings> centres = new ArrayList<>();
        for (String name : names(sms)) {
            centres.add(name.startsWith("smpp") ? SmppSettings.from(name, house) : HttpSettings.from(name, house));
        }
        return new SmsSettings(
                centres,
                sms.number("queue", 200, 1, 100_000),
                sms.duration("deadline", Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(10)));
    }

    /** A name begins with the protocol. */
    private static List<String> names(Settings sms) {
        List<String> names = List.of(sms.text("centres").orElse("smpp").split("\\s*,\\s*", -1));
        Set<String> once = new HashSet<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches() || !once.add(name)) {
                throw new InvalidSetting(sms.prefix() + "centres must be names such as smpp or http, smpp-2 or"
                        + " http-backup, separated by commas, none of them twice.");
            }
        }
        return names;
    }
}
