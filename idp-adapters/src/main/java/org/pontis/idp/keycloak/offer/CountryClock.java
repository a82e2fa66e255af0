package org.pontis.idp.keycloak.offer;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/**
 * The clock that everybody of a country reads. The theme says which it is ({@code timeZone} in its properties), because the
 * theme has the clock's name in words.
 */
public final class CountryClock {

    private static final Logger LOG = Logger.getLogger(CountryClock.class);

    private CountryClock() {}

    /** UTC if the theme does not say, as on its pages. */
    public static ZoneId of(KeycloakSession session) {
        try {
            String zone =
                    session.theme().getTheme(Theme.Type.LOGIN).getProperties().getProperty("timeZone", "UTC");
            return ZoneId.of(zone);
        } catch (IOException | DateTimeException unreadable) {
            LOG.warnf("The theme's timeZone cannot be read: %s", unreadable.getMessage());
            return ZoneOffset.UTC;
        }
    }

    /** A moment as this clock shows it, to the second: {@code 2026-11-22T18:00+01:00} (RFC 3339). */
    public static String reads(Instant moment, ZoneId zone) {
        return OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), zone)
                .toString();
    }
}
