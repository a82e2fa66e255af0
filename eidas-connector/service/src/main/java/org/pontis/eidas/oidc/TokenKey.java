package org.pontis.eidas.oidc;

import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.KeyProblem;

/**
 * A key on P-256 that signs tokens by ES256 (RFC 7518 section 3.4). The private key may be a handle to one in a device. Its name
 * is its thumbprint (RFC 7638), so that no two keys ever share one.
 *
 * @param published the public key
 */
public record TokenKey(PrivateKey privateKey, ECKey published) {

    /** The only algorithm that we sign with. */
    public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    /**
     * The key with which tokens are signed.
     *
     * @throws KeyProblem if it is of another kind
     */
    public static TokenKey of(CertifiedKey key) throws KeyProblem {
        if (!(key.certificate().getPublicKey() instanceof ECPublicKey publicKey)
                || !Curve.P_256.equals(Curve.forECParameterSpec(publicKey.getParams()))) {
            throw new KeyProblem("Tokens are signed by ES256, which takes a key on the curve P-256.");
        }
        try {
            return new TokenKey(
                    key.privateKey(),
                    new ECKey.Builder(Curve.P_256, publicKey)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(ALGORITHM)
                            .keyIDFromThumbprint()
                            .build());
        } catch (JOSEException e) {
            throw new KeyProblem("The key that signs tokens has no thumbprint.", e);
        }
    }

    /** A JWK set (RFC 7517 section 5) of public keys. */
    public static String published(List<TokenKey> keys) {
        return new JWKSet(keys.stream().<JWK>map(TokenKey::published).toList()).toString(true);
    }

    /** A token in its compact form. */
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(ALGORITHM)
                            .type(JOSEObjectType.JWT)
                            .keyID(published.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(privateKey, Curve.P_256));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key does not sign tokens.", e);
        }
    }

    @Override
    public String toString() {
        return "token key " + published.getKeyID();
    }
}
