package org.pontis.idp.keycloak.offer;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.util.JsonSerialization;

/**
 * What an operator sends to close a method: {@code {"reason":{"es":"…","en":"…"},"until":"2026-11-22T18:00"}}. There must be
 * a reason in the realm's own language; {@code until} may be left out, and is by the country's clock if it has no offset.
 */
public final class PauseRequest {

    private static final Pattern SENTENCE = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{1,300}");
    private static final Set<String> FIELDS = Set.of("reason", "until");

    private PauseRequest() {}

    /** It cannot be; the message is a sentence for the operator. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    public static Pause read(String body, Set<String> languages, String realms, Instant now, ZoneId clock)
            throws Refused {
        JsonNode json = object(body);
        Map<String, String> reason = reason(json.path("reason"), languages);
        if (!reason.containsKey(realms)) {
            throw new Refused("A reason in the realm's own language, " + realms + ", is needed.");
        }
        Optional<Instant> until = until(json.get("until"), clock);
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new Refused("until must be in the future.");
        }
        return new Pause(reason, now, until);
    }

    private static JsonNode object(String body) throws Refused {
        JsonNode json;
        try {
            json = JsonSerialization.mapper.readTree(body);
        } catch (IOException notJson) {
            throw new Refused("The body must be JSON.");
        }
        if (!json.isObject()) {
            throw new Refused("The body must be a JSON object.");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!FIELDS.contains(names.next())) {
                throw new Refused("The body has reason and until, nothing else.");
            }
        }
        return json;
    }

    private static Map<String, String> reason(JsonNode json, Set<String> languages) throws Refused {
        Map<String, String> reason = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            String text = entry.getValue().asText().strip();
            if (!languages.contains(entry.getKey())) {
                throw new Refused("reason takes the languages of the realm: " + String.join(", ", languages) + ".");
            }
            if (!entry.getValue().isTextual() || !SENTENCE.matcher(text).matches()) {
                throw new Refused("A reason is one line of 1 to 300 characters.");
            }
            reason.put(entry.getKey(), text);
        }
        return reason;
    }

    private static Optional<Instant> until(JsonNode json, ZoneId clock) throws Refused {
        if (json == null || json.isNull()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(json.asText(), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime exact
                            ? exact.toInstant()
                            : LocalDateTime.from(time).atZone(clock).toInstant());
        } catch (DateTimeException notATime) {
            throw new Refused("until must be a time, such as 2026-11-22T18:00 by the clock of " + clock.getId()
                    + ", or with an offset: 2026-11-22T18:00+01:00.");
        }
    }
}
