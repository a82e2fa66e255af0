package org.pontis.sandbox.e2e;

import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A portal's messages in the code flow with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). They are right, unless a test
 * says otherwise: parameter, value, parameter, value… of which one that is null is left out.
 */
public record CodeFlow(String client, String callback) {

    /** RFC 7636, appendix B. */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** An authorization request. */
    public Map<String, String> request(String... changes) {
        Map<String, String> request = changed(
                Page.pairs(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        callback,
                        "scope",
                        "openid",
                        "state",
                        UUID.randomUUID().toString(),
                        "nonce",
                        UUID.randomUUID().toString(),
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256"),
                changes);
        request.values().removeIf(Objects::isNull);
        return request;
    }

    /** What an address brings to the portal; empty if it leads elsewhere. */
    public Map<String, String> answer(String address) {
        return address.startsWith(callback + "?") ? parameters(address) : Map.of();
    }

    /** A token request with this code, to be {@link #signed}. */
    public Map<String, String> redemption(String code, String... changes) {
        return changed(
                Page.pairs(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        callback,
                        "code_verifier",
                        VERIFIER),
                changes);
    }

    /** A form with what a portal proves itself by, unless it says otherwise (RFC 7523, section 2.2). */
    public static Map<String, String> signed(Map<String, String> form, String assertion) {
        Map<String, String> signed = Page.pairs(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
        signed.putAll(form);
        signed.values().removeIf(Objects::isNull);
        return signed;
    }

    /** What the query of an address says. */
    public static Map<String, String> parameters(String address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            if (parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8)) != null) {
                throw new AssertionError("Twice in one answer: " + parts[0]);
            }
        }
        return parameters;
    }

    private static Map<String, String> changed(Map<String, String> right, String... changes) {
        right.putAll(Page.pairs(changes));
        return right;
    }
}
