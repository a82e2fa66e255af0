package org.pontis.sandbox.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.card.SoftCard;

/** The sandbox's API, as the run contract has it: what the phones show, which faults play, and forgetting limits. */
public record SandboxApi(String url) {

    private static final Pattern CODE = Pattern.compile("^@\\S+ #(\\S+)$", Pattern.MULTILINE);

    public static SandboxApi of(Addresses addresses) {
        return new SandboxApi(addresses.sandboxUrl());
    }

    public JsonNode messages(String msisdn) {
        return Http.json(
                Http.send(request("/api/phones/" + encode(msisdn) + "/messages").GET()));
    }

    public int count(String msisdn) {
        return messages(msisdn).size();
    }

    /** Waits until the phone has more than {@code before} messages and reads the code in the last one. */
    public String codeAfter(int before, String msisdn) {
        return Patience.until("an SMS with a code", () -> last(before, msisdn));
    }

    private Optional<String> last(int before, String msisdn) {
        JsonNode messages = messages(msisdn);
        return messages.size() > before
                ? CODE.matcher(messages.get(messages.size() - 1).path("text").asText())
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                : Optional.empty();
    }

    public void clearPhone(String msisdn) {
        expect(
                200,
                204,
                Http.send(request("/api/phones/" + encode(msisdn) + "/messages").DELETE()));
    }

    /** What the phone's SIM asks, and was not answered yet. */
    public JsonNode prompts(String msisdn) {
        return Http.json(
                Http.send(request("/api/phones/" + encode(msisdn) + "/prompts").GET()));
    }

    /** @param reaction {@code {"action":"approve","pin":"…"}} or {@code {"action":"cancel"}} */
    public void react(String msisdn, String prompt, String reaction) {
        expect(
                204,
                204,
                Http.send(request("/api/phones/" + encode(msisdn) + "/prompts/" + encode(prompt))
                        .POST(BodyPublishers.ofString(reaction))));
    }

    /** Types a PIN that is not the SIM's. */
    public void mistype(String msisdn, String prompt) {
        int said = Http.send(request("/api/phones/" + encode(msisdn) + "/prompts/" + encode(prompt))
                        .POST(BodyPublishers.ofString("{\"action\":\"approve\",\"pin\":\"0000\"}")))
                .statusCode();
        if (said != 403) {
            throw new AssertionError("The sandbox took a wrong PIN: " + said);
        }
    }

    public void fault(String name, String parameters) {
        expect(200, 204, Http.send(request("/api/faults/" + name).PUT(BodyPublishers.ofString(parameters))));
    }

    public void noFaults() {
        expect(200, 204, Http.send(request("/api/faults").DELETE()));
    }

    public void forgetLimits() {
        expect(204, 204, Http.send(request("/api/limits").DELETE()));
    }

    /** A citizen's card, its PIN typed. */
    public SoftCard card(String identifier) {
        return open("/api/citizens/" + encode(identifier) + "/card.p12");
    }

    /** Another card of hers, with a certificate that differs: {@code expired}, {@code not-yet-valid}. */
    public SoftCard card(String identifier, String variant) {
        return open("/api/citizens/" + encode(identifier) + "/card.p12?variant=" + variant);
    }

    private SoftCard open(String card) {
        return SoftCard.open(
                Http.send(request(card), BodyHandlers.ofByteArray()).body(), "1234");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json");
    }

    private static void expect(int one, int other, HttpResponse<String> response) {
        if (response.statusCode() != one && response.statusCode() != other) {
            throw new AssertionError("The sandbox answered " + response.statusCode() + ": " + response.body());
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
