package org.pontis.eidas.oidc.provider;

import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/** An answer to a client, which nobody keeps: {@code Cache-Control: no-store} (RFC 6749 section 5.1). */
public record Json(int status, String body) {

    static Json of(int status, Map<String, ?> content) {
        return new Json(status, JSONObjectUtils.toJSONString(content));
    }

    static Json of(Refused refused) {
        return of(
                refused.error().status(),
                Map.of("error", refused.error().code(), "error_description", refused.getMessage()));
    }

    @Override
    public String toString() {
        return "answer with status " + status;
    }
}
