package org.pontis.sandbox.phones;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.pontis.sandbox.web.Handler;
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
        // nothing sends prompts to a phone yet; the addresses are those of the run contract
        site.get("/api/phones/{msisdn}/prompts", with(phone -> Response.json(List.of())));
        site.post(
                "/api/phones/{msisdn}/prompts/{id}",
                with(phone -> Response.error(404, "NO_SUCH_PROMPT", "This phone has no such prompt.")));
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
