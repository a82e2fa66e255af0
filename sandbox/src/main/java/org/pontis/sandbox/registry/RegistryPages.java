package org.pontis.sandbox.registry;

import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Site;

/** What the registries know, for whoever plays a citizen. */
public final class RegistryPages {

    private final Entries entries;

    public RegistryPages(Entries entries) {
        this.entries = entries;
    }

    public void addTo(Site site) {
        site.get("/registry", request -> Page.of(
                        "Registries",
                        Section.REGISTRIES,
                        Html.of("""
                                        <h1>Tax agency and social security</h1>
                                        <p class="lead">What only the citizen and a registry know. Who registers online is asked for
                                        one of these, and the registry says whether it is right.</p>
                                        <table class="people"><caption>Who is in the registries</caption>
                                        <thead><tr><th scope="col">Name</th><th scope="col">DNI</th><th scope="col">Valid until</th>
                                        <th scope="col">Box 505</th><th scope="col">Social security number</th>
                                        <th scope="col">First employment</th></tr></thead>
                                        <tbody>{}</tbody></table>""", Html.join(entries.all().stream().map(RegistryPages::row))))
                .response());
    }

    private static Html row(Entry entry) {
        return Html.of(
                """
                <tr><th scope="row">{}</th><td data-label="DNI"><code class="mark">{}</code></td>
                <td data-label="Valid until">{}</td><td data-label="Box 505"><code class="mark">{}</code></td>
                <td data-label="Social security number"><code class="mark">{}</code></td>
                <td data-label="First employment"><code class="mark">{}</code></td></tr>""",
                entry.name(),
                entry.identifier(),
                entry.contrast(),
                answer(entry, "box:505"),
                answer(entry, "affiliation"),
                answer(entry, "first-month"));
    }

    private static String answer(Entry entry, String question) {
        return entry.answers().getOrDefault(question, "none");
    }
}
