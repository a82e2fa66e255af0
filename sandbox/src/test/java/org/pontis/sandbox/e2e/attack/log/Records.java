package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.run.Stack;

/** What the broker has logged for machines since a moment: every line one record. */
record Records(LogTail log) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Records of(Stack stack) {
        return new Records(LogTail.of(stack.jsonLog()));
    }

    /** @throws IOException if a line is no record */
    List<JsonNode> read() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : log.text().split("\n", -1)) {
            if (!line.isEmpty()) {
                records.add(JSON.readTree(line));
            }
        }
        return records;
    }

    List<JsonNode> by(String logger) throws IOException {
        return read().stream()
                .filter(record -> record.path("loggerName").asText().equals(logger))
                .toList();
    }
}
