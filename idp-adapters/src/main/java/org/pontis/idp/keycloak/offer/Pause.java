package org.pontis.idp.keycloak.offer;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.idp.keycloak.installation.Now;

/**
 * That an operator has closed a login method for a while. It stands in an attribute of the realm, because Keycloak tells
 * every node at once when a realm changes.
 *
 * @param reason why, in words for citizens, by language
 * @param since when it was closed
 * @param until when it opens by itself
 */
public record Pause(Map<String, String> reason, Instant since, Optional<Instant> until) {

    public Pause {
        reason = Map.copyOf(reason);
    }

    /** The pause of a method or an identity provider that holds now. What cannot be read is a pause without words. */
    public static Optional<Pause> of(String method, RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(attribute(method)))
                .map(Pause::read)
                .filter(pause -> !pause.isOver(Now.get()));
    }

    public void begin(String method, RealmModel realm) {
        try {
            realm.setAttribute(attribute(method), JsonSerialization.writeValueAsString(kept()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void end(String method, RealmModel realm) {
        realm.removeAttribute(attribute(method));
    }

    boolean isOver(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The form of the attribute. */
    private Map<String, Object> kept() {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("reason", reason);
        kept.put("since", since.toString());
        until.ifPresent(end -> kept.put("until", end.toString()));
        return kept;
    }

    /** For operators, by the country's clock. */
    public Map<String, Object> report(ZoneId clock) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reason", reason);
        report.put("since", CountryClock.reads(since, clock));
        until.ifPresent(end -> report.put("until", CountryClock.reads(end, clock)));
        report.put("timeZone", clock.getId());
        return report;
    }

    /**
     * For a page: the reason in the citizen's language, else in the realm's own, marked with the language it is in. The page
     * names the clock.
     */
    public Map<String, Object> words(Locale citizen, String realms, ZoneId clock) {
        Map<String, Object> words = new LinkedHashMap<>();
        String language = reason.containsKey(citizen.getLanguage()) ? citizen.getLanguage() : realms;
        if (reason.containsKey(language)) {
            words.put("lang", language);
            words.put("reason", reason.get(language));
        }
        until.ifPresent(end -> words.put(
                "until",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(CountryClock.writing(citizen))
                        .format(end.atZone(clock))));
        return words;
    }

    /** The one that every reason is given in: the realm's own. */
    public static String language(RealmModel realm) {
        return realm.getDefaultLocale() == null ? "en" : realm.getDefaultLocale();
    }

    private static String attribute(String method) {
        return "pontis.method." + method + ".paused";
    }

    private static Pause read(String attribute) {
        try {
            JsonNode json = JsonSerialization.mapper.readTree(attribute);
            Map<String, String> reason = new LinkedHashMap<>();
            json.path("reason")
                    .properties()
                    .forEach(
                            entry -> reason.put(entry.getKey(), entry.getValue().asText()));
            return new Pause(
                    reason,
                    Instant.parse(json.path("since").asText()),
                    Optional.ofNullable(json.get("until"))
                            .map(end -> OffsetDateTime.parse(end.asText()).toInstant()));
        } catch (IOException | DateTimeParseException unreadable) {
            return new Pause(Map.of(), Instant.EPOCH, Optional.empty());
        }
    }
}
