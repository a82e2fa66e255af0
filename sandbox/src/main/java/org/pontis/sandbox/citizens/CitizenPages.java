package org.pontis.sandbox.citizens;

import java.util.List;
import java.util.Optional;

import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.look.Page;
import org.pontis.sandbox.look.Page.Section;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The test citizens as people see them: all that is needed to log in as one. */
public final class CitizenPages {

    private final List<TestCitizen> citizens;
    private final BrokerLimits limits;

    public CitizenPages(List<TestCitizen> citizens, BrokerLimits limits) {
        this.citizens = List.copyOf(citizens);
        this.limits = limits;
    }

    public void addTo(Site site) {
        site.get("/citizens", request -> page(200, Html.NOTHING));
        site.post("/citizens/forget-limits", Forms.own(request -> switch (limits.forget()) {
            case BrokerLimits.Outcome.Forgotten forgotten ->
                page(
                        200,
                        Html.of(
                                "<p role=\"status\" class=\"notice\">The broker has forgotten all counters and waiting times.</p>"));
            case BrokerLimits.Outcome.Failed failed ->
                page(
                        502,
                        Html.of(
                                "<p role=\"alert\" class=\"notice bad\" data-problem=\"{}\">{}</p>",
                                failed.code(),
                                failed.sentence()));
        }));
    }

    /** The table, which the start page shows as well. */
    public Html table() {
        return Html.of("""
                <table class="people"><caption>Type the DNI and, for a PIN by SMS, the date until which the document is valid.</caption>
                <thead><tr><th scope="col">Name</th><th scope="col">DNI</th><th scope="col">Valid until</th>
                <th scope="col">Phone</th><th scope="col">Password</th><th scope="col">What there is to know</th></tr></thead>
                <tbody>{}</tbody></table>""", Html.join(citizens.stream().map(CitizenPages::row)));
    }

    private Response page(int status, Html notice) {
        return Page.of("Citizens", Section.CITIZENS, Html.of("""
                        <h1>Citizens</h1>
                        <p class="lead">Everybody who lives in this little country. None of them is real.</p>
                        {}{}
                        <h2>Locked out?</h2>
                        <p>The broker counts wrong codes, wrong passwords and messages sent, so that nobody can guess or flood. While you
                        play, you may want a fresh start.</p>
                        <form method="post" action="/citizens/forget-limits"><button class="button" type="submit">Forget all
                        counters</button></form>""", notice, table()))
                .response(status);
    }

    private static Html row(TestCitizen citizen) {
        return Html.of(
                """
                <tr><th scope="row">{} {}</th><td data-label="DNI"><code class="mark">{}</code></td>
                <td data-label="Valid until"><code class="mark">{}</code></td><td data-label="Phone">{}</td>
                <td data-label="Password">{}</td><td>{} <span class="soft">Born {}; registration: {}.</span></td></tr>""",
                citizen.givenName(),
                citizen.familyName(),
                citizen.identifier(),
                citizen.contrast(),
                phone(citizen.phone()),
                citizen.password()
                        .map(password -> Html.of("<code class=\"mark\">{}</code>", password))
                        .orElse(Html.of("none")),
                citizen.what(),
                citizen.birthdate(),
                citizen.registration());
    }

    private static Html phone(Optional<String> phone) {
        return phone.map(number -> Html.of("<a href=\"/phones/{}\">{}</a>", number, number))
                .orElse(Html.of("none"));
    }
}
