package org.pontis.eidas.oidc.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.store.Pending;

/**
 * Codes and what they are worth (RFC 6749 sections 4.1.2 to 4.1.4). A code is used up by whoever shows it first, rightly or not.
 * The access token of the answer opens nothing, because there is nothing to open: everything is in the ID token.
 */
final class Codes {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final ProviderSettings settings;
    private final IdToken idToken;
    private final Pending<Grant> grants;
    private final InstantSource clock;

    Codes(ProviderSettings settings, IdToken idToken, Pending<Grant> grants, InstantSource clock) {
        this.settings = settings;
        this.idToken = idToken;
        this.grants = grants;
        this.clock = clock;
    }

    /** A new code for what a login found out. */
    String issue(AuthorizationRequest request, String claims) {
        String code = RandomText.next();
        grants.put(
                code,
                new Grant(
                        request.client().id(),
                        request.redirectUri(),
                        request.codeChallenge(),
                        clock.instant().plus(settings.life().code()),
                        claims),
                settings.life().code());
        return code;
    }

    /** The token response. */
    Json redeem(Client client, Parameters parameters) throws Refused {
        if (!parameters.says("grant_type", "authorization_code")) {
            throw new Refused(OAuthError.UNSUPPORTED_GRANT_TYPE, "The grant type is authorization_code.");
        }
        String code = parameters
                .get("code")
                .orElseThrow(() -> new Refused(OAuthError.INVALID_REQUEST, "The code is missing."));
        Grant grant = grants.take(code)
                .filter(known -> isFor(known, client, parameters))
                .orElseThrow(() -> new Refused(
                        OAuthError.INVALID_GRANT,
                        "The code is used, too old, or not for this client, redirect URI and code verifier."));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", RandomText.next());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", settings.life().token().toSeconds());
        answer.put("id_token", idToken.issue(grant, clock.instant()));
        return Json.of(200, answer);
    }

    private boolean isFor(Grant grant, Client client, Parameters parameters) {
        return grant.expiresAt().isAfter(clock.instant())
                && grant.clientId().equals(client.id())
                && parameters.says("redirect_uri", grant.redirectUri())
                && parameters
                        .get("code_verifier")
                        .filter(VERIFIER.asMatchPredicate())
                        .filter(verifier -> proves(verifier, grant.codeChallenge()))
                        .isPresent();
    }

    /** RFC 7636 section 4.6. */
    private static boolean proves(String verifier, String challenge) {
        String computed = CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                .getValue();
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }
}
