package org.pontis.eidas.oidc.client;

import java.time.Instant;

import org.pontis.broker.LevelOfAssurance;

/**
 * What an answer of the broker has to fit.
 *
 * @param verifier the secret of RFC 7636 that only we know
 * @param askedAt by our clock
 * @param forced whether a login of before does not count
 */
public record PendingAnswer(String nonce, String verifier, LevelOfAssurance level, Instant askedAt, boolean forced) {

    @Override
    public String toString() {
        return "answer at " + level;
    }
}
