package org.pontis.eidas.oidc.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.pontis.eidas.flow.proxy.BrokerRequest;

/** An authentication request (OpenID Connect Core 3.1.2.1) that asks what another country asked us. */
final class Question {

    private final BrokerSettings settings;

    Question(BrokerSettings settings) {
        this.settings = settings;
    }

    Map<String, String> parameters(String state, BrokerRequest request, PendingAnswer pending) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", settings.clientId());
        parameters.put("redirect_uri", settings.redirectUri());
        parameters.put("scope", String.join(" ", settings.scope()));
        parameters.put("state", state);
        parameters.put("nonce", pending.nonce());
        parameters.put("code_challenge_method", CodeChallengeMethod.S256.getValue());
        parameters.put("code_challenge", challenge(pending));
        parameters.put("acr_values", request.level().uri());
        parameters.put("claims", claims(request));
        if (request.forceLogin()) {
            parameters.put("prompt", "login");
        }
        if (!request.uiLocales().isEmpty()) {
            parameters.put("ui_locales", String.join(" ", request.uiLocales()));
        }
        parameters.put("requester_country", request.asker().code());
        request.portalName().ifPresent(name -> parameters.put("requester_name", name));
        return parameters;
    }

    private static String challenge(PendingAnswer pending) {
        return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(pending.verifier()))
                .getValue();
    }

    /** OpenID Connect Core 5.5: the level is essential, of the rest what the broker has. */
    private static String claims(BrokerRequest request) {
        Map<String, Object> idToken = new TreeMap<>();
        request.claims().forEach(name -> idToken.put(name, Map.of("essential", false)));
        idToken.put("acr", Map.of("essential", true, "value", request.level().uri()));
        return JSONObjectUtils.toJSONString(Map.of("id_token", idToken));
    }
}
