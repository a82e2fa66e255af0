package org.pontis.sandbox.faults;

import java.util.Optional;

import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The faults as people see them: a card with a form for each. */
public final class FaultPages {

    private final Faults faults;

    public FaultPages(Faults faults) {
        this.faults = faults;
    }

    public void addTo(Site site) {
        site.get("/faults", request -> page(200, Html.NOTHING));
        site.post("/faults", Forms.own(request -> {
            faults.stopAll();
            return Response.redirect("/faults");
        }));
        site.post("/faults/{name}", Forms.own(this::play));
        site.post("/faults/{name}/off", Forms.own(this::stop));
    }

    private Response play(Request request) {
        try {
            faults.play(request.path().get("name"), request.form());
            return Response.redirect("/faults");
        } catch (FaultRefused refused) {
            return refusal(refused);
        }
    }

    private Response stop(Request request) {
        try {
            faults.stop(request.path().get("name"));
            return Response.redirect("/faults");
        } catch (FaultRefused refused) {
            return refusal(refused);
        }
    }

    private Response refusal(FaultRefused refused) {
        return page(
                refused.status(),
                Html.of(
                        "<p role=\"alert\" class=\"notice bad\" data-problem=\"{}\">{}</p>",
                        refused.code(),
                        refused.getMessage()));
    }

    private Response page(int status, Html notice) {
        return Page.of(
                        "Faults",
                        Section.FAULTS,
                        Html.of("""
                        <h1>Faults</h1>
                        <p class="lead">Play one, then log in and see what the broker makes of it: whoever is known gets the same
                        answer as whoever is not, and nobody is let in by mistake.</p>
                        {}
                        <form method="post" action="/faults"><button class="button" type="submit">Switch all off</button></form>
                        <ul class="grid">{}</ul>""", notice, Html.join(faults.known().stream().map(this::card))))
                .response(status);
    }

    private Html card(Fault fault) {
        Optional<Play> play = faults.playing(fault);
        String label = play.isPresent() ? "Play anew" : "Play";
        Html fields = Html.join(fault.parameters().stream().map(parameter -> field(fault, parameter, play)));
        return Html.of(
                """
                <li class="card"><h2 class="flush"><code>{}</code></h2>{}<p>{}</p>
                <form method="post" action="/faults/{}">{}
                <div class="row"><button class="button primary" type="submit" aria-label="{} {}">{}</button>{}</div></form></li>""",
                fault.name(),
                state(play),
                fault.what(),
                fault.name(),
                fields,
                label,
                fault.name(),
                label,
                play.isPresent() ? off(fault) : Html.NOTHING);
    }

    private static Html state(Optional<Play> play) {
        return play.isPresent()
                ? Html.of("<p class=\"state on\">Being played</p>")
                : Html.of("<p class=\"state\">Off</p>");
    }

    private static Html off(Fault fault) {
        return Html.of(
                "<button class=\"button\" type=\"submit\" formaction=\"/faults/{}/off\" aria-label=\"Switch off {}\">Switch off</button>",
                fault.name(),
                fault.name());
    }

    private static Html field(Fault fault, Parameter parameter, Optional<Play> play) {
        String id = fault.name() + "-" + parameter.name();
        Object value = play.map(p -> p.values().get(parameter.name()))
                .or(parameter::fallback)
                .orElse("");
        return Html.of("""
                <div class="field"><label for="{}">{}</label><span class="hint" id="{}-hint">{}</span>
                <input id="{}" name="{}" value="{}" aria-describedby="{}-hint" autocomplete="off"></div>""", id, parameter.name(), id, parameter.what(), id, parameter.name(), value, id);
    }
}
