package org.pontis.idp.keycloak.desk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import org.keycloak.models.KeycloakSession;
import org.pontis.idp.desk.Application;
import org.pontis.idp.keycloak.offer.CountryClock;

/** Days and times as people of the country write them in a language. */
record Dates(KeycloakSession session, Locale language) {

    String day(Instant moment) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), moment);
    }

    /** The day on a document; what is no day stays as it is. */
    String day(String iso) {
        return Application.day(iso)
                .map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(writing())::format)
                .orElse(iso);
    }

    String time(Instant moment) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), moment);
    }

    private String format(DateTimeFormatter how, Instant moment) {
        return how.withLocale(writing()).format(moment.atZone(CountryClock.of(session)));
    }

    private Locale writing() {
        return CountryClock.writing(language);
    }
}
