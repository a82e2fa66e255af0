package org.pontis.sandbox.portal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import org.pontis.sandbox.portal.Visitor;

/** Reads who somebody is out of the tokens: whatever is not the protocol's own counts as told about the person. */
final class Identity {

    /** RFC 7519, OpenID Connect Core 2 and 3.3.2.11, Session Management, RFC 8693 and our {@code login_method}. */
    private static final Set<String> PROTOCOL = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "typ",
            "azp",
            "nonce",
            "auth_time",
            "acr",
            "amr",
            "at_hash",
            "c_hash",
            "s_hash",
            "sid",
            "session_state",
            "scope",
            "login_method");

    private Identity() {}

    static Visitor.SignedIn of(Tokens.Redeemed tokens) {
        IDTokenClaimsSet token = tokens.claims();
        Map<String, Object> claims = new LinkedHashMap<>();
        // the ID token is signed, so it speaks first
        for (Map<String, Object> told :
                List.of(token.toJSONObject(), tokens.userInfo().toJSONObject())) {
            told.forEach((name, value) -> {
                if (!PROTOCOL.contains(name)) {
                    claims.putIfAbsent(name, value);
                }
            });
        }
        return new Visitor.SignedIn(
                token.getSubject().getValue(),
                Optional.ofNullable(token.getStringClaim("acr")).orElse(""),
                Optional.ofNullable(token.getStringListClaim("amr")).orElse(List.of()),
                Optional.ofNullable(token.getStringClaim("login_method")).orElse(""),
                claims);
    }
}
