package org.pontis.idp.keycloak.offer;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.pontis.idp.keycloak.installation.RealmSettings;

/**
 * The clock that everybody of a country reads. The theme says which it is ({@code timeZone} in its properties), because the
 * theme has the clock's name in words; a realm may have another one ({@code pontis.time-zone}), with words of its own.
 */
public final class CountryClock {

    private static final Logger LOG = Logger.getLogger(CountryClock.class);

    private CountryClock() {}

    /** UTC if neither says, as on pages. */
    public static ZoneId of(KeycloakSession session) {
        try {
            Optional<String> realms =
                    RealmSettings.of(session.getContext().getRealm()).text("time-zone");
            return ZoneId.of(realms.isPresent() ? realms.get() : themes(session));
        } catch (IOException | DateTimeException unreadable) {
            LOG.warnf("The country's time zone cannot be read: %s", unreadable.getMessage());
            return ZoneOffset.UTC;
        }
    }

    private static String themes(KeycloakSession session) throws IOException {
        return session.theme().getTheme(Theme.Type.LOGIN).getProperties().getProperty("timeZone", "UTC");
    }

    /** The locale whose way of writing dates a page in this language follows: English as in Europe, the day first. */
    public static Locale writing(Locale language) {
        return language.getLanguage().equals("en") ? Locale.UK : language;
    }

    /** A moment as this clock shows it, to the second: {@code 2026-11-22T18:00+01:00} (RFC 3339). */
    public static String reads(Instant moment, ZoneId zone) {
        return OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.SECONDS), zone)
                .toString();
    }
}
