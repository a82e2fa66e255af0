package org.pontis.eidas.http.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.flow.PostForm;

/** On the way to another country; a button for whoever has no scripts. */
record LeavingView(LeavingPage page, Parts parts) {

    View view() {
        Words words = parts.words();
        boolean going = page.form().field().equals("SAMLRequest");
        Html heading = words.say(going ? "leaving.login.title" : "leaving.back.title", parts.country(page.to()));
        String lead =
                going ? "leaving.login.lead" : page.mishap().isPresent() ? "leaving.back.nothing" : "leaving.back.lead";
        return View.of(
                heading,
                Html.of(
                        """
                        {}
                        <p class="lead">{}</p>
                        <p class="lead">{}</p>
                        {}""",
                        page.mishap()
                                .map(mishap -> parts.alert(
                                        mishap.problem(),
                                        mishap.incident(),
                                        Html.of(
                                                "<p class=\"message-text\">{}</p>\n<p>{}</p>",
                                                ProblemView.title(parts, mishap.problem()),
                                                words.say("problem." + mishap.problem() + ".why")),
                                        Optional.empty())),
                        words.say(lead),
                        words.say("leaving.hint"),
                        parts.form(
                                carrying(page.form()),
                                " data-submit-at-once",
                                Html.of(
                                        "<div class=\"actions\"><button type=\"submit\" class=\"button primary\">{}</button></div>",
                                        words.say("leaving.button")))));
    }

    private static Form carrying(PostForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(form.field(), form.message());
        form.relayState().ifPresent(state -> fields.put("RelayState", state));
        return new Form(form.destination(), fields);
    }
}
