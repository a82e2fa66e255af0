package org.pontis.eidas.http;

import java.time.Duration;

import org.pontis.eidas.oidc.provider.Form;
import org.pontis.eidas.oidc.provider.Json;

/** What the broker asks our OpenID provider without a browser. */
record OpenIdSide(ConnectorRole role) {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    Answer discovery(Call call) {
        return Answer.json(Answer.OK, role.provider().discovery()).keptFor(KEPT);
    }

    Answer keys(Call call) {
        return Answer.json(Answer.OK, role.provider().keys()).keptFor(KEPT);
    }

    Answer push(Call call) {
        return answer(role.provider().push(form(call)));
    }

    Answer token(Call call) {
        return answer(role.provider().token(form(call)));
    }

    private static Form form(Call call) {
        return new Form(
                call.fields().asParameters(), call.header("Authorization").isPresent());
    }

    private static Answer answer(Json json) {
        Answer answer = Answer.json(json.status(), json.body());
        // RFC 9110, 11.6.1, wants to know how one proves oneself; there is no scheme for private_key_jwt
        return json.status() == UNAUTHORIZED ? answer.with("WWW-Authenticate", "private_key_jwt") : answer;
    }
}
