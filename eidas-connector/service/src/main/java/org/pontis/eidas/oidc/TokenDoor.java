package org.pontis.eidas.oidc;

import java.text.ParseException;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

/**
 * The one way in for tokens of others (RFC 8725): signed by one of few algorithms, all asymmetric, with a key that its owner
 * published; whatever key the token itself brings or points to is not looked at. What the claims say is for the caller to check.
 */
public final class TokenDoor {

    private static final int MAX_LENGTH = 16_384;

    private final Set<JWSAlgorithm> algorithms;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * @param algorithms none of them symmetric: a public key must never pass for a shared secret
     * @param keys those that the sender published
     */
    public TokenDoor(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
        if (algorithms.isEmpty() || !JWSAlgorithm.Family.SIGNATURE.containsAll(algorithms)) {
            throw new IllegalArgumentException("Tokens of others are signed by asymmetric algorithms.");
        }
        this.algorithms = Set.copyOf(algorithms);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(this.algorithms, keys));
        // times and the like are checked by the caller, with the caller's clock
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * The claims of a token whose signature is good.
     *
     * @throws BadToken if it is anything else
     * @throws NoKeys if the sender's keys cannot be had right now
     */
    public JWTClaimsSet open(String compact) throws BadToken, NoKeys {
        try {
            SignedJWT token = parse(compact);
            if (!algorithms.contains(token.getHeader().getAlgorithm())) {
                throw new BadToken("algorithm");
            }
            return processor.process(token, null);
        } catch (KeySourceException e) {
            throw new NoKeys(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new BadToken("signature");
        }
    }

    /** Base64 has several spellings of the same bytes; only one is right (RFC 4648 section 3.5), so a token has one text. */
    private static SignedJWT parse(String compact) throws ParseException, BadToken {
        if (compact.length() > MAX_LENGTH) {
            throw new BadToken("length");
        }
        SignedJWT token = SignedJWT.parse(compact);
        for (Base64URL part : token.getParsedParts()) {
            if (!Base64URL.encode(part.decode()).equals(part)) {
                throw new BadToken("base64");
            }
        }
        return token;
    }

    /** Somebody else's token that is not good. The reason is for the log and says nothing of the content. */
    public static final class BadToken extends Exception {

        private static final long serialVersionUID = 1L;

        public BadToken(String what) {
            super("The token's " + what + " is not right.");
        }
    }

    /** A token that may be good, but the keys to tell are not there. */
    public static final class NoKeys extends Exception {

        private static final long serialVersionUID = 1L;

        NoKeys(Throwable cause) {
            super("The keys of the token's sender cannot be had.", cause);
        }
    }
}
