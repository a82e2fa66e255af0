package org.pontis.sandbox.portal.oidc;

import java.time.Instant;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * A login under way. The three secrets are fresh for each: {@code state} finds it again, once; {@code nonce} ties the ID token
 * to it; the PKCE verifier (RFC 7636) ties the code to it.
 *
 * @param browser the value of the cookie of the browser that began it; nobody else may finish it (login CSRF)
 */
record PendingLogin(String browser, State state, Nonce nonce, CodeVerifier verifier, Wish wish, Instant began) {

    static PendingLogin fresh(String browser, Wish wish) {
        return new PendingLogin(browser, new State(32), new Nonce(32), new CodeVerifier(), wish, Instant.now());
    }
}
