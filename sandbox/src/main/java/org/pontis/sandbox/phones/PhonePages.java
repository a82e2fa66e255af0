package org.pontis.sandbox.phones;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The phones as people see them. */
public final class PhonePages {

    /** The clock that the login pages speak of, wherever this machine stands. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.of("Europe/Madrid"));

    private static final Html CLOCK =
            Html.of("<p class=\"soft\">All times are mainland Spain time, as on the login pages.</p>");

    private final Phones phones;
    private final PromptPages prompts;
    private final Map<PhoneNumber, String> owners;

    public PhonePages(Phones phones, List<Owner> owners) {
        this.phones = phones;
        this.prompts = new PromptPages(phones.prompts());
        this.owners = owners.stream().collect(Collectors.toMap(Owner::number, Owner::name, (a, b) -> a + ", " + b));
    }

    public void addTo(Site site) {
        site.get("/phones", request -> all());
        site.get("/phones/{msisdn}", this::one);
        site.post("/phones/{msisdn}/clear", Forms.own(this::clear));
        prompts.addTo(site);
    }

    private Response all() {
        Map<PhoneNumber, String> known = new TreeMap<>(owners);
        phones.inUse().forEach(phone -> known.putIfAbsent(phone, "Nobody we know"));
        return Page.of(
                        "Phones",
                        Section.PHONES,
                        Html.of("""
                        <h1>Phones</h1>
                        <p class="lead">Every citizen's phone. Codes that the broker sends go through a real SMS centre and
                        arrive here within a second.</p>
                        <ul class="grid">{}</ul>
                        {}""", Html.join(known.entrySet().stream().map(this::card)), CLOCK))
                .response();
    }

    private Html card(Map.Entry<PhoneNumber, String> phone) {
        List<Message> messages = phones.messages(phone.getKey());
        String news = messages.isEmpty()
                ? "No messages."
                : messages.size() + (messages.size() == 1 ? " message" : " messages") + ", the last at "
                        + TIME.format(messages.getLast().receivedAt()) + ".";
        return Html.of(
                """
                <li class="card"><h2 class="flush"><a href="/phones/{}">{}</a></h2>
                <p><code>{}</code></p><p class="soft">{}</p>{}</li>""",
                phone.getKey().value(),
                phone.getValue(),
                phone.getKey().value(),
                news,
                messages.isEmpty() ? Html.NOTHING : code(messages.getLast()));
    }

    private Response one(Request request) {
        Optional<PhoneNumber> phone = PhoneNumber.read(request.path().get("msisdn"));
        return phone.map(number -> screen(number, PromptPages.notice(request.query("said"))))
                .orElseGet(PhonePages::noPhone);
    }

    private Response clear(Request request) {
        Optional<PhoneNumber> phone = PhoneNumber.read(request.path().get("msisdn"));
        phone.ifPresent(phones::clear);
        return phone.map(p -> Response.redirect("/phones/" + p.value())).orElseGet(PhonePages::noPhone);
    }

    private Response screen(PhoneNumber phone, Html notice) {
        String owner = owners.getOrDefault(phone, "Nobody we know");
        Html main = Html.of(
                """
                <h1>{}</h1>
                {}<p id="again"><a class="button" href="/phones/{}">Look for new messages</a></p>
                <p id="live" class="soft" hidden>New messages appear by themselves.</p>
                <section class="phone" aria-label="Phone">
                <div id="prompts" aria-live="polite">{}</div>
                <div class="phone-head"><p><strong>Messages</strong></p><p class="soft"><code>{}</code></p></div>
                <div class="screen" role="log" aria-label="Messages, oldest first" tabindex="0"><ol id="messages">{}</ol>
                <p class="empty">No messages yet.</p></div>
                <form class="phone-foot" method="post" action="/phones/{}/clear"><button class="button small" type="submit">Delete
                all messages</button></form>
                </section>
                {}
                <p><a href="/phones">All phones</a></p>""",
                owner,
                notice,
                phone.value(),
                prompts.on(phone),
                phone.value(),
                Html.join(phones.messages(phone).stream().map(PhonePages::bubble)),
                phone.value(),
                CLOCK);
        return new Page("Phone of " + owner, Section.PHONES, Optional.of("phone.js"), main).response();
    }

    private static Html bubble(Message message) {
        return Html.of(
                """
                <li class="bubble" id="m{}"><p class="meta">{} <time datetime="{}">{}</time></p><p class="text">{}</p>{}</li>""",
                message.id(),
                message.from(),
                message.receivedAt(),
                time(message.receivedAt()),
                message.text(),
                code(message));
    }

    private static Html code(Message message) {
        return Code.in(message.text())
                .map(code -> Html.of("<p class=\"row\"><code class=\"code\">{}</code></p>", code))
                .orElse(Html.NOTHING);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static Response noPhone() {
        return Page.of("No such phone", Section.PHONES, Html.of("""
                        <h1>No such phone</h1>
                        <p role="alert" class="notice bad" data-problem="NOT_A_PHONE_NUMBER">A phone number looks like
                        <code>+34600000001</code>.</p><p><a href="/phones">All phones</a></p>""")).response(404);
    }
}
