package org.pontis.sandbox.portal;

import java.util.List;
import java.util.Map;

import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** What the pages of a portal say; {@link Layout} is what they look like. */
public final class Pages {

    private final Brand brand;
    private final Layout layout;

    public Pages(Brand brand) {
        this.brand = brand;
        this.layout = new Layout(brand);
    }

    /** Serves what the pages refer to. */
    public void addTo(Site site) {
        Layout.addTo(site);
    }

    /** {@code /}: the first page, or on to {@code /me} for somebody who is signed in already. */
    public Response start(Visitor visitor) {
        return visitor.person().isPresent() ? Response.redirect("/me") : home();
    }

    /** The first page: what this is, and a button for each level. */
    public Response home() {
        return layout.page(
                "Welcome", Html.of("""
                <h1>Welcome to <span lang="{}">{}</span></h1>
                <p class="lead">A make-believe public service. It knows nobody and keeps no passwords: it asks the Pontis broker
                over {} who you are, and says how sure it needs to be.</p>
                <section aria-labelledby="login"><h2 id="login">Log in</h2>
                <p>Choose how sure the portal should be that it is you.</p>
                {}</section>
                {}""", brand.language(), brand.name(), brand.protocol(), levels(), hints()));
    }

    /** {@code /me}: as JSON for programs that ask for it, as a page for people. */
    public Response me(Request request, Visitor visitor) {
        return request.wantsJson() ? layout.secure(Response.json(visitor.json())) : pageOf(visitor);
    }

    Response pageOf(Visitor visitor) {
        return switch (visitor) {
            case Visitor.Stranger stranger -> home();
            case Visitor.SignedIn person -> signedIn("You are signed in", Html.NOTHING, person);
            case Visitor.Refused refusal ->
                refusal.person()
                        .map(person -> signedIn("You are still signed in", less(refusal), person))
                        .orElseGet(() -> refused(refusal));
        };
    }

    /** What the broker has told of misuse, the latest first: when, what, how, about whom. */
    public Response securityEvents(List<List<String>> events) {
        Html list = events.isEmpty()
                ? Html.of("<p>The broker has told nothing yet.</p>")
                : Html.of(
                        "<ul>{}</ul>",
                        Html.join(events.stream()
                                .map(one -> Html.of(
                                        "<li><time>{}</time>: <code>{}</code> {}, subject <code>{}</code></li>",
                                        one.get(0),
                                        one.get(1),
                                        one.get(2),
                                        one.get(3)))));
        return layout.page("Security events", Html.of("""
                <h1>Security events</h1>
                <p class="lead">When a citizen says at the broker that a login was not hers, the portals that were entered since then are
                told by a Security Event Token. This portal signs the person out.</p>
                {}""", list));
    }

    /** Something is wrong with a request itself, not with a login; nothing was changed. */
    public Response problem(int status, String code, String sentence) {
        Response page = layout.page(
                "Something is wrong", Html.of("""
                <h1>Something is wrong</h1>
                <p role="alert" data-problem="{}" class="notice">{}</p>
                <p>Code: <code>{}</code></p>
                <div class="choices">{}</div>""", code, sentence, code, button("/", "Back to the start", Map.of())));
        return new Response(status, page.headers(), page.body());
    }

    /** The broker does not answer; it is perhaps still starting. */
    public Response brokerAway() {
        return problem(503, "broker_unavailable", "The broker does not answer yet. Try again in a little while.")
                .header("Retry-After", "5");
    }

    /** An answer came that nobody here waits for. */
    public Response unknownLogin() {
        return problem(
                400,
                "unknown_login",
                "This answer belongs to no login that was begun in this browser. Nothing was changed.");
    }

    /** A message the browser carries elsewhere by POST: the form sends itself where scripts run, and by its button anywhere. */
    public Response handover(String action, Map<String, String> fields) {
        String document = layout.document("One moment", Html.of("""
                <h1>One moment</h1>
                <p>Your browser carries a signed message to the broker. If nothing happens, press the button.</p>
                <div class="choices"><form action="{}" method="post">{}<button type="submit">Continue</button></form></div>
                <script src="/handover.js"></script>""", action, hidden(fields)));
        return layout.secure(Response.html(document), "'self'");
    }

    /** @param news what became of the last request, if it was not this login */
    private Response signedIn(String title, Html news, Visitor.SignedIn person) {
        String document = layout.document(
                title,
                Html.of(
                        """
                <h1>{}</h1>
                {}
                {}
                <section aria-labelledby="claims"><h2 id="claims">What this portal was told about you</h2>
                {}
                </section>
                <section aria-labelledby="how"><h2 id="how">How you logged in</h2>
                <dl><dt>Method</dt><dd>{}</dd><dt>Proofs (<abbr title="authentication methods references">amr</abbr>)</dt><dd>{}</dd>
                <dt>Level as answered (<abbr title="authentication context class reference">acr</abbr>)</dt><dd>{}</dd>
                <dt>Your pseudonym at this portal (subject)</dt><dd>{}</dd></dl></section>
                <section aria-labelledby="next"><h2 id="next">What to try next</h2>
                <div class="choices">{}{}{}{}</div>
                {}
                </section>
                <script src="/fresh.js"></script>""",
                        title,
                        news,
                        Badge.of(person.acr()),
                        Claims.table(person.claims()),
                        orDash(person.loginMethod()),
                        orDash(String.join(", ", person.amr())),
                        orDash(person.acr()),
                        person.subject(),
                        button("/login", "Ask for substantial", Map.of("acr", "substantial")),
                        button("/login", "Ask for high", Map.of("acr", "high")),
                        button("/login", "Log in again", Map.of("prompt", "login")),
                        button("/logout", "Log out everywhere", Map.of()),
                        neighbour("""
                <p><a href="{}/login">Open the other portal, <span lang="{}">{}</span></a>: you should already be signed in.</p>""")));
        return layout.secure(Response.html(document), "'self'");
    }

    /** A request for more was refused; what works with less is offered still. */
    private static Html less(Visitor.Refused refusal) {
        return Html.of("""
                {}
                <p>Nothing you had is lost: everything that needs no more than this level works as before.</p>""", why(refusal));
    }

    private static Html why(Visitor.Refused refusal) {
        return Html.of(
                """
                <div role="alert" data-problem="{}" class="notice"><p>{}</p>
                <dl><dt>Error code</dt><dd><code>{}</code></dd><dt>Details</dt><dd>{}</dd></dl></div>""", refusal.error(), Meaning.of(refusal.error()), refusal.error(), orDash(refusal.description()));
    }

    private Response refused(Visitor.Refused refusal) {
        return layout.page(
                "You are not signed in",
                Html.of("""
                <h1>You are not signed in</h1>
                {}
                <section aria-labelledby="login"><h2 id="login">Try again</h2>
                <p>Whoever is still signed in at the broker gets back in without typing anything.</p>
                {}<div class="choices">{}</div></section>
                {}""", why(refusal), levels(), button("/logout", "Log out everywhere", Map.of()), hints()));
    }

    private static Html levels() {
        return Html.of(
                "<div class=\"choices\">{}{}{}{}</div>",
                button("/login", "Log in", Map.of()),
                button("/login", "Log in at low", Map.of("acr", "low")),
                button("/login", "Log in at substantial", Map.of("acr", "substantial")),
                button("/login", "Log in at high", Map.of("acr", "high")));
    }

    private Html hints() {
        return Html.of("""
                <section aria-labelledby="help"><h2 id="help">Good to know</h2>
                <ul><li><a href="{}">The sandbox</a> has the test citizens and their phones, where the codes arrive.</li>
                {}</ul></section>""", brand.consoleUrl(), neighbour("""
                <li><a href="{}"><span lang="{}">{}</span></a> is the other portal: whoever is signed in here is signed in there
                as well.</li>"""));
    }

    /** Where there is no other portal there is nothing to say of it. */
    private Html neighbour(String template) {
        return brand.other()
                .map(other -> Html.of(template, other.url(), brand.language(), other.name()))
                .orElse(Html.NOTHING);
    }

    private static Html button(String action, String label, Map<String, String> parameters) {
        return Html.of(
                "<form action=\"{}\" method=\"get\">{}<button type=\"submit\">{}</button></form>",
                action,
                hidden(parameters),
                label);
    }

    private static Html hidden(Map<String, String> fields) {
        return Html.join(fields.entrySet().stream()
                .map(field ->
                        Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", field.getKey(), field.getValue())));
    }

    private static String orDash(String value) {
        return value.isEmpty() ? "–" : value;
    }
}
