package org.pontis.sandbox.phones;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The phones as JSON, for tests and scripts. */
public final class PhonesApi {

    private PhonesApi() {}

    public static void addTo(Site site, Phones phones) {
        site.get("/api/phones/{msisdn}/messages", with(phone -> Response.json(phones.messages(phone))));
        site.route("DELETE", "/api/phones/{msisdn}/messages", with(phone -> {
            phones.clear(phone);
            return Response.empty(204);
        }));
        site.get(
                "/api/phones/{msisdn}/prompts",
                with(phone -> Response.json(phones.prompts().on(phone))));
        site.post("/api/phones/{msisdn}/prompts/{id}", request -> answer(phones.prompts(), request));
    }

    private static Response answer(Prompts prompts, Request request) throws IOException {
        JsonNode body = Response.JSON.readTree(request.body());
        Optional<PinPad> pad = PhoneNumber.read(request.path().get("msisdn"))
                .flatMap(phone -> prompts.pad(phone, request.path().get("id")));
        if (pad.isEmpty()) {
            return Response.error(404, "NO_SUCH_PROMPT", "This phone has no such prompt.");
        }
        return switch (body.path("action").asText()) {
            case "approve" -> reaction(pad.get().approve(body.path("pin").asText()));
            case "cancel" -> {
                pad.get().cancel();
                yield Response.empty(204);
            }
            default -> Response.error(400, "BAD_ACTION", "The action is approve, with a pin, or cancel.");
        };
    }

    private static Response reaction(PinPad.Reaction reaction) {
        return switch (reaction) {
            case ACCEPTED -> Response.empty(204);
            case WRONG_PIN -> Response.error(403, "WRONG_PIN", "The PIN is wrong; the prompt is still there.");
            case BLOCKED -> Response.error(403, "PIN_BLOCKED", "That was once too often: the PIN is blocked.");
        };
    }

    private static Handler with(Function<PhoneNumber, Response> answer) {
        return request -> {
            Optional<PhoneNumber> phone = PhoneNumber.read(request.path().get("msisdn"));
            return phone.map(answer)
                    .orElseGet(() -> Response.error(
                            400,
                            "NOT_A_PHONE_NUMBER",
                            "Write the number in international form, such as +34600000001."));
        };
    }
}
