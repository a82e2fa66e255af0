package org.pontis.eidas.http.page;

import java.util.Optional;

/** What this node is, and what its neighbours' operators look for. */
record HomeView(HomePage page, Parts parts) {

    View view() {
        Words words = parts.words();
        return View.of(
                        words.say("home.title", parts.country(page.country())),
                        Html.of(
                                """
                                <div class="reading">
                                <p>{}</p>
                                <p>{}</p>
                                {}
                                <h2>{}</h2>
                                <ul>
                                {}
                                {}
                                {}
                                </ul>
                                </div>""",
                                words.say("home.lead"),
                                words.say("home.operator", Parts.strong(page.operator())),
                                page.support()
                                        .map(address -> Html.of(
                                                "<p>{} <a href=\"mailto:{}\">{}</a></p>",
                                                words.say("footer.support"),
                                                address,
                                                address)),
                                words.say("home.peers"),
                                item("home.onboarding", page.onboarding()),
                                page.connector().map(address -> item("home.connector", address)),
                                page.service().map(address -> item("home.service", address))))
                .at(Optional.of("/"));
    }

    private Html item(String key, String address) {
        return Html.of("<li><a href=\"{}\">{}</a></li>", address, parts.words().say(key));
    }
}
