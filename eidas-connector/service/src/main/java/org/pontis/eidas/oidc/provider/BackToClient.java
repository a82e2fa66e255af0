package org.pontis.eidas.oidc.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;

/**
 * The way back to a client, whose address is known to be good. It says who answers (RFC 9207), so that a client of several
 * providers does not take one's answer for another's.
 */
record BackToClient(String issuer, String redirectUri, Optional<String> state) {

    Redirect withCode(String code) {
        return with(Map.of("code", code));
    }

    Redirect withError(OAuthError error, String description) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.code());
        parameters.put("error_description", description);
        return with(parameters);
    }

    private Redirect with(Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        state.ifPresent(text -> parameters.put("state", text));
        parameters.put("iss", issuer);
        return new Redirect(redirectUri + (redirectUri.contains("?") ? "&" : "?") + Query.of(parameters));
    }
}
