package org.pontis.sandbox.portal.oidc;

import java.util.Optional;

import com.nimbusds.jwt.JWT;
import org.pontis.sandbox.portal.Visitor;

/**
 * A browser's session at this portal.
 *
 * @param login the last login that succeeded at the broker; the portal may have refused it, and shows nobody then, but
 *     logging out must still reach the broker
 */
record Session(Visitor visitor, Optional<Login> login) {

    /**
     * @param sid the broker's session, empty if it did not name it
     * @param idToken the hint for logout
     */
    record Login(String subject, String sid, JWT idToken) {

        static Login of(Tokens.Redeemed tokens) {
            return new Login(
                    tokens.claims().getSubject().getValue(),
                    Optional.ofNullable(tokens.claims().getStringClaim("sid")).orElse(""),
                    tokens.idToken());
        }
    }
}
