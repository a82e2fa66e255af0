package org.pontis.sandbox.e2e.attack.ground;

import java.util.List;

/** The addresses below a realm where citizens and officers have pages of their own. */
final class Pages {

    /** Whoever comes by sees something, or is sent to the login. */
    static final List<String> SHOWN = List.of(
            "/pontis/registration",
            "/pontis/registration/online",
            "/pontis/registration/certificate",
            "/pontis/registration/activate",
            "/pontis/recovery",
            "/pontis/recovery/stop",
            "/pontis/recovery/password",
            "/pontis/recovery/login",
            "/pontis/desk",
            "/pontis/desk/citizen",
            "/pontis/desk/code",
            "/pontis/figures",
            "/pontis/cabinet",
            "/account",
            "/account/means",
            "/account/sessions",
            "/account/alerts",
            "/pontis/logout");

    /** Where forms go to. */
    static final List<String> FORMS = List.of(
            "/pontis/registration/online",
            "/pontis/registration/certificate",
            "/pontis/registration/activate",
            "/pontis/recovery/stop",
            "/pontis/recovery/password",
            "/pontis/recovery/code",
            "/pontis/recovery/chosen",
            "/pontis/recovery/means",
            "/pontis/desk/look",
            "/pontis/desk/citizen",
            "/pontis/desk/code",
            "/pontis/desk/request",
            "/pontis/desk/leave",
            "/account/means",
            "/account/sessions",
            "/account/alerts",
            "/account/alerts/email",
            "/account/alerts/code",
            "/account/receipt",
            "/account/not-me",
            "/account/not-me/yes",
            "/account/logout");

    private Pages() {}
}
