package org.pontis.sandbox.foreign;

import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.portal.Html;
import org.pontis.sandbox.web.Response;

/** The page that carries a message on: with a button, and without a script. */
final class Letter {

    private Letter() {}

    static Response page(PostForm form) {
        return Response.html(Html.of(
                        """
                                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Logged in</title></head><body>
                                <form method="post" action="{}"><input type="hidden" name="{}" value="{}">{}
                                <button type="submit">Continue</button></form></body></html>""",
                        form.destination(),
                        form.field(),
                        form.message(),
                        form.relayState()
                                .map(state ->
                                        Html.of("<input type=\"hidden\" name=\"RelayState\" value=\"{}\">", state))
                                .orElse(Html.NOTHING))
                .toString());
    }
}
