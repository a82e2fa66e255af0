package org.pontis.sandbox.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The operator's records: whose SIM it is, how many tries its PINs have left, and the PUK that gives them back. */
public final class OperatorPages {

    private final Sims sims;

    public OperatorPages(Sims sims) {
        this.sims = sims;
    }

    public void addTo(Site site) {
        site.get("/operator", request -> page(200, Html.NOTHING));
        site.post("/operator/{msisdn}/unblock", Forms.own(this::unblock));
        site.get(
                "/api/sims",
                request -> Response.json(
                        sims.all().stream().map(OperatorPages::view).toList()));
        site.post("/api/sims/{msisdn}/unblock", request -> {
            JsonNode body = Response.JSON.readTree(request.body());
            return sim(request)
                            .filter(sim -> sim.unblock(body.path("puk").asText()))
                            .isPresent()
                    ? Response.empty(204)
                    : Response.error(403, "WRONG_PUK", "There is no such SIM, or its PUK is another.");
        });
    }

    private Response unblock(Request request) {
        String puk = request.form().getOrDefault("puk", "");
        return sim(request).filter(sim -> sim.unblock(puk)).isPresent()
                ? Response.redirect("/operator")
                : page(
                        403,
                        Html.of("<p role=\"alert\" class=\"notice bad\" data-problem=\"WRONG_PUK\">Wrong PUK.</p>"));
    }

    private Optional<Sim> sim(Request request) {
        return PhoneNumber.read(request.path().get("msisdn")).flatMap(sims::find);
    }

    private Response page(int status, Html notice) {
        return Page.of(
                        "Operator",
                        Section.OPERATOR,
                        Html.of("""
                        <h1>Mobile operator</h1>
                        <p class="lead">SIMs with a key of their own. Every PIN1 is <code class="mark">1234</code>, every PIN2
                        <code class="mark">12345</code>, every PUK <code class="mark">12345678</code>; three wrong PINs in a row block.</p>
                        {}<table class="people"><caption>All SIMs that sign</caption>
                        <thead><tr><th scope="col">Holder</th><th scope="col">Phone</th><th scope="col">Identifier</th>
                        <th scope="col">Tries left</th><th scope="col">What there is to know</th><th scope="col">Change</th></tr></thead>
                        <tbody>{}</tbody></table>""", notice, Html.join(sims.all().stream().map(OperatorPages::row))))
                .response(status);
    }

    private static Html row(Sim sim) {
        Subscriber subscriber = sim.subscriber();
        String number = subscriber.number().value();
        return Html.of(
                """
                <tr><th scope="row">{}</th><td data-label="Phone"><a href="/phones/{}">{}</a></td>
                <td data-label="Identifier"><code class="mark">{}</code></td><td data-label="Tries left">{} and {}</td><td>{}</td>
                <td>{}</td></tr>""",
                subscriber.name(),
                number,
                number,
                subscriber.holder().identifier(),
                sim.pin(Purpose.AUTHENTICATION).left(),
                sim.pin(Purpose.SIGNATURE).left(),
                known(subscriber),
                sim.isFresh() ? Html.NOTHING : form(number));
    }

    private static Html form(String number) {
        return Html.of("""
                <form method="post" action="/operator/{}/unblock"><label for="puk{}">PUK</label>
                <input id="puk{}" name="puk" size="8" inputmode="numeric" autocomplete="off">
                <button class="button small" type="submit">Unblock</button></form>""", number, number, number);
    }

    private static String known(Subscriber subscriber) {
        if (subscriber.always().isPresent()) {
            return "Always ends with " + subscriber.always().get() + ".";
        }
        if (subscriber.expired()) {
            return "The certificates have expired.";
        }
        return subscriber
                .represents()
                .map(company -> "Two certificates: for herself, and for " + company.name() + ".")
                .orElse(subscriber.rsaOnly() ? "An old SIM: RSA only." : "");
    }

    private static Map<String, Object> view(Sim sim) {
        Subscriber subscriber = sim.subscriber();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("msisdn", subscriber.number().value());
        view.put("country", subscriber.holder().country());
        view.put("identifier", subscriber.holder().identifier());
        view.put("name", subscriber.name());
        view.put("language", subscriber.language());
        view.put("roles", sim.roles().stream().map(Role::id).toList());
        view.put("always", subscriber.always().orElse(null));
        view.put("pin1Left", sim.pin(Purpose.AUTHENTICATION).left());
        view.put("pin2Left", sim.pin(Purpose.SIGNATURE).left());
        return view;
    }
}
