package org.pontis.sandbox.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The registries over HTTP, as docs/registration.md describes them. */
public final class RegistryApi {

    /** Where answers are compared. */
    public static final String PATH = "/api/registry/answers";

    private final Entries entries;
    private final Faults faults;
    private final String secret;

    /** @param secret the bearer token the broker shows */
    public RegistryApi(Entries entries, Faults faults, String secret) {
        this.entries = entries;
        this.faults = faults;
        this.secret = secret;
    }

    public void addTo(Site site) {
        site.post(PATH, this::compare);
        site.get("/api/registry", request -> Response.json(entries.all()));
    }

    private Response compare(Request request) throws Exception {
        if (!isTheBroker(request)) {
            return Response.error(401, "UNAUTHORIZED", "Show the bearer token.");
        }
        Optional<Play> slow = strike(RegistryFaults.SLOW);
        if (slow.isPresent()) {
            Thread.sleep(slow.get().number("delayMillis"));
        }
        if (strike(RegistryFaults.DOWN).isPresent()) {
            return Response.error(503, "DOWN", "The registries are down.");
        }
        if (strike(RegistryFaults.GARBAGE).isPresent()) {
            return Response.html("<!DOCTYPE html><title>Maintenance</title><p>We are back soon.");
        }
        if (strike(RegistryFaults.HALF).isPresent()) {
            return Response.json(Map.of("match", true));
        }
        JsonNode claim = Response.JSON.readTree(request.body());
        return entries.find(claim.path("identifier").asText())
                .filter(entry -> entry.isTrue(
                        claim.path("contrast").asText(),
                        claim.path("question").asText(),
                        claim.path("answer").asText()))
                .map(entry -> Response.json(Map.of(
                        "match",
                        true,
                        "person",
                        Map.of(
                                "givenName",
                                entry.givenName(),
                                "familyName",
                                entry.familyName(),
                                "birthdate",
                                entry.birthdate()))))
                .orElseGet(() -> Response.json(Map.of("match", false)));
    }

    private boolean isTheBroker(Request request) {
        byte[] shown = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(("Bearer " + secret).getBytes(StandardCharsets.UTF_8), shown);
    }

    private Optional<Play> strike(Fault fault) {
        return faults.strike(fault, "");
    }
}
