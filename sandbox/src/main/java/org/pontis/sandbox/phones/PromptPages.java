package org.pontis.sandbox.phones;

import java.util.Optional;

import org.pontis.sandbox.look.Forms;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** What a SIM shows on its phone, with a PIN pad below. */
final class PromptPages {

    /** What the page says when it is shown again. */
    private static final String WRONG_PIN = "wrong-pin";

    private static final String BLOCKED = "blocked";

    private final Prompts prompts;

    PromptPages(Prompts prompts) {
        this.prompts = prompts;
    }

    void addTo(Site site) {
        site.post("/phones/{msisdn}/prompts/{id}", Forms.own(answering()));
    }

    /** All that is on this phone's screen. */
    Html on(PhoneNumber phone) {
        return Html.join(prompts.on(phone).stream().map(prompt -> pad(phone, prompt)));
    }

    /** What became of the last PIN. */
    static Html notice(Optional<String> said) {
        return switch (said.orElse("")) {
            case WRONG_PIN ->
                Html.of("<p role=\"alert\" class=\"notice bad\" data-problem=\"WRONG_PIN\">Wrong PIN. Try again.</p>");
            case BLOCKED ->
                Html.of(
                        "<p role=\"alert\" class=\"notice bad\" data-problem=\"PIN_BLOCKED\">The PIN was wrong three times and is"
                                + " blocked. The <a href=\"/operator\">operator’s page</a> unblocks it.</p>");
            default -> Html.NOTHING;
        };
    }

    private Handler answering() {
        return request -> {
            PhoneNumber phone = PhoneNumber.of(request.path().get("msisdn"));
            Optional<String> said = prompts.pad(phone, request.path().get("id")).flatMap(pad -> answer(pad, request));
            return Response.redirect("/phones/" + phone.value()
                    + said.map(what -> "?said=" + what).orElse(""));
        };
    }

    private static Optional<String> answer(PinPad pad, Request request) {
        if (!"approve".equals(request.form().get("action"))) {
            pad.cancel();
            return Optional.empty();
        }
        return switch (pad.approve(request.form().getOrDefault("pin", ""))) {
            case ACCEPTED -> Optional.empty();
            case WRONG_PIN -> Optional.of(WRONG_PIN);
            case BLOCKED -> Optional.of(BLOCKED);
        };
    }

    private static Html pad(PhoneNumber phone, Prompt prompt) {
        boolean login = prompt.kind().equals("authentication");
        Html code = prompt.code()
                .map(shown -> Html.of(
                        "<p>Code <strong class=\"code\" data-verification-code=\"{}\">{}</strong></p>", shown, shown))
                .orElse(Html.NOTHING);
        return Html.of(
                """
                <form class="prompt" id="p{}" method="post" action="/phones/{}/prompts/{}">
                <h2 class="flush">{}</h2><p class="text">{}</p>{}
                <div class="field"><label for="pin-{}">{}</label>
                <input id="pin-{}" name="pin" type="password" inputmode="numeric" autocomplete="off" maxlength="8"></div>
                <div class="row"><button class="button primary" type="submit" name="action" value="approve">{}</button>
                <button class="button" type="submit" name="action" value="cancel">Cancel</button></div></form>""",
                prompt.id(),
                phone.value(),
                prompt.id(),
                login ? "Log in?" : "Sign?",
                prompt.text(),
                code,
                prompt.id(),
                login ? "PIN1" : "PIN2",
                prompt.id(),
                login ? "Log in" : "Sign");
    }
}
