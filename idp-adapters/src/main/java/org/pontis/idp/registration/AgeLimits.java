package org.pontis.idp.registration;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.Settings;

/** From which birthday on somebody may register in which way: {@code registration-age-online} and so on. */
public record AgeLimits(int online, int certificate, int desk) {

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

    public static AgeLimits read(Settings registration) {
        return new AgeLimits(
                registration.number("age-online", OF_AGE, 0, MOST),
                registration.number("age-certificate", OF_AGE, 0, MOST),
                registration.number("age-desk", 0, 0, MOST));
    }

    /**
     * Whether she is old enough on this day, by the law of her country that counts birthdays. Whose birthdate is not known is old enough
     * at the desk only, where somebody looks at her document.
     */
    public boolean allow(Way way, Optional<LocalDate> birthdate, LocalDate today) {
        return birthdate
                .map(born -> !born.isAfter(today) && Period.between(born, today).getYears() >= from(way))
                .orElse(way == Way.DESK || from(way) == 0);
    }

    public int from(Way way) {
        return switch (way) {
            case ONLINE -> online;
            case CERTIFICATE -> certificate;
            case DESK -> desk;
        };
    }
}
