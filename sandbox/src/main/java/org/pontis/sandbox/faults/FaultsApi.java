package org.pontis.sandbox.faults;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The faults as JSON, for tests and scripts. */
public final class FaultsApi {

    private FaultsApi() {}

    public static void addTo(Site site, Faults faults) {
        site.get(
                "/api/faults",
                request -> Response.json(faults.known().stream()
                        .map(fault -> view(faults, fault))
                        .toList()));
        site.route("PUT", "/api/faults/{name}", telling(request -> {
            Fault fault = faults.play(request.path().get("name"), parameters(request.text()));
            return Response.json(view(faults, fault));
        }));
        site.route("DELETE", "/api/faults/{name}", telling(request -> {
            faults.stop(request.path().get("name"));
            return Response.empty(204);
        }));
        site.route("DELETE", "/api/faults", request -> {
            faults.stopAll();
            return Response.empty(204);
        });
    }

    /** The fault with the values it is played with; all of them {@code null} while it is not. */
    private static Map<String, Object> view(Faults faults, Fault fault) {
        Optional<Play> play = faults.playing(fault);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : fault.parameters()) {
            values.put(
                    parameter.name(),
                    play.map(p -> p.values().get(parameter.name())).orElse(null));
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", fault.name());
        view.put("what", fault.what());
        view.put("active", play.isPresent());
        view.put("parameters", values);
        return view;
    }

    private static Map<String, String> parameters(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!body.isBlank()) {
            for (Map.Entry<String, JsonNode> field : object(body).properties()) {
                if (!field.getValue().isValueNode()) {
                    throw FaultRefused.badBody();
                }
                // null is the same as not given, but the name must still exist
                parameters.put(
                        field.getKey(),
                        field.getValue().isNull() ? "" : field.getValue().asText());
            }
        }
        return parameters;
    }

    private static JsonNode object(String body) {
        try {
            JsonNode json = Response.JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException notJson) {
            // said below
        }
        throw FaultRefused.badBody();
    }

    private static Handler telling(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (FaultRefused refused) {
                return Response.error(refused.status(), refused.code(), refused.getMessage());
            }
        };
    }
}
