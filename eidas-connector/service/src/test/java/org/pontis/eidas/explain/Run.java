package org.pontis.eidas.explain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One run of the command, and what came out. */
record Run(int status, String output, String errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Run of(List<?> arguments) {
        return of(arguments, Map.of(), Optional.empty());
    }

    static Run of(List<?> arguments, Map<String, String> environment, Optional<String> typed) {
        return of(arguments, environment, typed, new byte[0]);
    }

    static Run of(List<?> arguments, Map<String, String> environment, Optional<String> typed, byte[] input) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = Command.run(
                arguments.stream().map(Object::toString).toList(),
                environment::get,
                (Path store) -> typed,
                InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z")),
                new ByteArrayInputStream(input),
                new PrintStream(output, true, UTF_8),
                new PrintStream(errors, true, UTF_8));
        return new Run(status, output.toString(UTF_8), errors.toString(UTF_8));
    }

    /** A document for each file, each on its line. */
    List<JsonNode> json() {
        return output.lines().map(Run::json).toList();
    }

    /** The checks of the first document that failed. */
    List<String> failures() {
        return checks().filter(check -> !check.get("ok").asBoolean())
                .map(check -> check.get("id").asText())
                .toList();
    }

    /** Why a check of the first document failed. */
    String why(String id) {
        return checks().filter(check -> check.get("id").asText().equals(id))
                .map(check -> check.get("why").asText())
                .findFirst()
                .orElseThrow();
    }

    Stream<JsonNode> checks() {
        return json().getFirst().get("checks").valueStream();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
