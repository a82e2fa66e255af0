package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.eidas.Federation;
import org.pontis.sandbox.web.Response;

/** What the eidas-connectors wrote down about messages, as a ledger should have it: each line known by the one before it. */
record Lines(Federation federation) {

    /** Of the realm, whole ones alone: of what was killed in the middle of a line nobody knows what it was. */
    List<JsonNode> of(String realm) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<String> file = Files.lines(federation
                .node(realm.toUpperCase(Locale.ROOT))
                .settings()
                .folder()
                .resolve("exchanges.log"))) {
            for (String line : file.filter(line -> line.endsWith("\"}")).toList()) {
                lines.add(Response.JSON.readTree(line));
            }
        }
        return lines;
    }

    /** Realm and hash of the line before. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String realm : List.of("es", "ee")) {
            of(realm)
                    .forEach(line -> names.add(realm + " " + line.path("before").asText()));
        }
        return names;
    }

    /** The messages of a realm's node at this point with this result. */
    List<String> messages(String realm, String point, String result) throws IOException {
        return of(realm).stream()
                .filter(line -> line.path("point").asText().equals(point))
                .filter(line -> line.path("result").asText().equals(result))
                .map(line -> line.path("message").asText())
                .toList();
    }
}
