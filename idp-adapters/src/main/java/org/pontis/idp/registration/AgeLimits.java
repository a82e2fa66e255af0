package org.pontis.idp.registration;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.stream.Stream;

import org.pontis.broker.Means.Kind;
import org.pontis.broker.Settings;

/**
 * From which birthday on somebody gets a phone or a password to log in with, by the way she comes: {@code registration-age-online} and
 * so on, and where a realm makes a difference between the two, {@code registration-age-online-phone}. The one rule of age: it holds for
 * who registers and for who recovers.
 *
 * @param registration what the realm says, and where it says nothing the server
 */
public record AgeLimits(Settings registration) {

    private static final int OF_AGE = 18;
    private static final int MOST = 120;

    /** A way to register. */
    public enum Way {
        ONLINE,
        CERTIFICATE,
        DESK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws org.pontis.broker.InvalidSetting naming what cannot be */
    public static AgeLimits read(Settings registration) {
        AgeLimits ages = new AgeLimits(registration);
        Stream.of(Way.values())
                .forEach(way -> Stream.of(Kind.PHONE, Kind.PASSWORD).forEach(kind -> ages.from(way, kind)));
        return ages;
    }

    /** Whether she is old enough on this day, by the law of her country that counts birthdays. */
    public boolean allow(Way way, Kind kind, LocalDate born, LocalDate today) {
        return !born.isAfter(today) && Period.between(born, today).getYears() >= from(way, kind);
    }

    /** In years. */
    public int from(Way way, Kind kind) {
        String key = "age-" + way.word();
        int all = registration.number(key, way == Way.DESK ? 0 : OF_AGE, 0, MOST);
        return registration.number(key + "-" + kind.word(), all, 0, MOST);
    }
}
