package org.pontis.idp.keycloak.gate;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import org.keycloak.util.JsonSerialization;

/**
 * A record in a note of a login or a session. While nodes are replaced, the one that reads may be older or newer than the
 * one that wrote: what is not understood to the last field was not written.
 */
public final class JsonNote {

    private JsonNote() {}

    public static String write(Record value) {
        try {
            return JsonSerialization.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param note may be missing */
    public static <T extends Record> Optional<T> read(String note, Class<T> type) {
        if (note == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonSerialization.mapper
                    .readerFor(type)
                    .with(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(note));
        } catch (IOException anotherVersions) {
            return Optional.empty();
        }
    }
}
