package org.pontis.realm.cli;

import java.io.PrintStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Closing a login method for a while, and opening it again. */
final class KillSwitch {

    private final Admin admin;
    private final Options options;
    private final PrintStream output;

    KillSwitch(Admin admin, Options options, PrintStream output) {
        this.admin = admin;
        this.options = options;
        this.output = output;
    }

    int run() {
        switch (options.command()) {
            case "pause" -> output.println(line(admin.pause(options.method(), request())));
            case "resume" -> {
                admin.resume(options.method());
                output.println(options.method() + ": open");
            }
            default -> list(admin.methods());
        }
        return 0;
    }

    private ObjectNode request() {
        ObjectNode request = Json.object();
        ObjectNode reason = request.putObject("reason");
        options.reasons().forEach(reason::put);
        options.until().ifPresent(end -> request.put("until", end));
        return request;
    }

    private void list(JsonNode methods) {
        if (options.has("--json")) {
            output.print(Json.pretty(methods));
        } else {
            methods.forEach(method -> output.println(line(method)));
        }
    }

    private static String line(JsonNode method) {
        String id = method.path("id").asText();
        if (!method.path("paused").asBoolean()) {
            return id + ": open";
        }
        JsonNode pause = method.path("pause");
        StringBuilder line = new StringBuilder(id + ": paused");
        if (pause.has("until")) {
            line.append(" until %s (%s)"
                    .formatted(
                            pause.path("until").asText(), pause.path("timeZone").asText()));
        }
        pause.path("reason")
                .properties()
                .forEach(reason -> line.append("\n    %s: %s"
                        .formatted(reason.getKey(), reason.getValue().asText())));
        return line.toString();
    }
}
