package org.pontis.eidas.http.page;

import java.util.Optional;

import org.pontis.eidas.flow.Problem;

/** What happened, why, what to do about it, and where to go from here. */
record ProblemView(ProblemPage page, Parts parts) {

    View view() {
        Words words = parts.words();
        Html alert = parts.alert(page.problem(), page.incident(), explanation(parts, page.problem()), page.country());
        Html content = page.form()
                .map(form ->
                        Html.of("{}\n<p class=\"lead\">{}</p>\n{}", alert, next(), parts.form(form, "", buttons())))
                .orElseGet(() -> Html.of("{}\n<p class=\"lead\">{}</p>", alert, words.say("problem.next.none")));
        return View.of(title(parts, page.problem()), Html.of("{}\n{}", content, parts.toPrint()))
                .aboutAProblem();
    }

    static Html title(Parts parts, Problem problem) {
        return parts.words().say("problem." + problem + ".title");
    }

    static Html explanation(Parts parts, Problem problem) {
        return Html.of(
                "<p class=\"message-text\">{}</p>\n<p>{}</p>",
                parts.words().say("problem." + problem + ".why"),
                parts.words().say("problem." + problem + ".do"));
    }

    private Html next() {
        return parts.words().say(page.again() ? "problem.next.both" : "problem.next.back", parts.portal(page.portal()));
    }

    private Html buttons() {
        Words words = parts.words();
        return Html.of(
                "<div class=\"actions\">{}{}</div>",
                page.again()
                        ? Optional.of(Parts.button("primary", "again", "true", words.say("problem.again")))
                        : Optional.empty(),
                Parts.button(page.again() ? "quiet" : "primary", "cancel", "true", words.say("problem.back")));
    }
}
