package org.pontis.sandbox.bench.border;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.sandbox.foreign.Asked;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.foreign.Wish;

/**
 * Whole logins over the border, one way and the other.
 *
 * @param node where the node's provider and its plain port are
 */
record Crossing(HttpClient client, URI node, ForeignCountry abroad, StandInBroker broker) {

    private static final String COUNTRY = "CB";

    /** Somebody from abroad comes to one of our portals: from the broker's question to the ID token. */
    void in() {
        Browser browser = new Browser(client);
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> question = new LinkedHashMap<>();
        question.put("response_type", "code");
        question.put("client_id", "pontis");
        question.put("redirect_uri", broker.redirectUri());
        question.put("scope", "openid");
        question.put("state", UUID.randomUUID().toString());
        question.put("nonce", UUID.randomUUID().toString());
        question.put("code_challenge", challenge(verifier));
        question.put("code_challenge_method", "S256");
        question.put("acr_values", "substantial");
        question.put("login_hint", "country:" + COUNTRY);
        Browser.Form leaving = browser.page(browser.get(node + "/authorize?" + Browser.query(question)));
        PostForm answer = abroad.answer(form(leaving, "SAMLRequest"));
        HttpResponse<String> end = browser.get(Browser.location(browser.post(answer.destination(), fields(answer))));
        String code = Browser.parameters(Browser.location(end)).get("code");
        Map<String, String> redeemed = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                broker.redirectUri(),
                "code_verifier",
                verifier,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                broker.assertion(node.toString()));
        HttpResponse<String> tokens = new Browser(client).post(node + "/token", redeemed);
        Browser.require(tokens, 200);
    }

    /** One of our citizens goes to a portal abroad: from the request to an answer that is good. */
    void out() {
        Browser browser = new Browser(client);
        Asked asked = abroad.ask(Wish.USUAL);
        String login = Browser.location(browser.post(asked.form().destination(), fields(asked.form())));
        Map<String, String> question = Browser.parameters(Browser.location(browser.get(login)));
        Browser.Form consent =
                browser.page(browser.get(question.get("redirect_uri") + "?" + StandInBroker.answer(question)));
        Map<String, String> decision = new LinkedHashMap<>(consent.fields());
        decision.put("consent", "accept");
        Browser.Form leaving = browser.page(browser.post(consent.action(), decision));
        if (!(abroad.take(form(leaving, "SAMLResponse"), asked) instanceof ResponseVerdict.Accepted)) {
            throw new IllegalStateException("Our answer was not good enough.");
        }
    }

    private static PostForm form(Browser.Form form, String field) {
        return new PostForm(
                form.action(),
                field,
                form.fields().get(field),
                Optional.ofNullable(form.fields().get("RelayState")));
    }

    private static Map<String, String> fields(PostForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(form.field(), form.message());
        form.relayState().ifPresent(state -> fields.put("RelayState", state));
        return fields;
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
