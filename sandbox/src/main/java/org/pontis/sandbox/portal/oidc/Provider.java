package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;

/** The broker as an OpenID provider: discovered when first needed, since the portal is up before it. */
final class Provider {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    private static final int LARGEST_KEY_SET = 1 << 18;

    /** Asymmetric only: a public key must never pass for a shared secret, and {@code none} is no signature. */
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    /**
     * @param keys chosen by key id among the broker's published ones; looked up anew for an unknown id, at a limited rate
     */
    record Discovered(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys) {}

    private final Issuer issuer;
    private volatile Discovered discovered;

    Provider(Issuer issuer) {
        this.issuer = issuer;
    }

    /**
     * OpenID Connect Discovery 4; the issuer in the document must be the one we know.
     *
     * @throws IOException if the broker does not answer, or not as itself; the next call tries again
     */
    Discovered discover() throws IOException {
        Discovered known = discovered;
        if (known == null) {
            try {
                known = with(OIDCProviderMetadata.resolve(issuer, CONNECT_MILLIS, READ_MILLIS));
            } catch (GeneralException e) {
                throw new IOException("The broker's discovery document is not usable.", e);
            }
            discovered = known;
        }
        return known;
    }

    /** @throws IOException if the broker does not answer in time */
    HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        return request.send();
    }

    private static Discovered with(OIDCProviderMetadata metadata) throws IOException {
        var keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_KEY_SET))
                .retrying(true)
                .build();
        return new Discovered(metadata, new JWSVerificationKeySelector<>(SIGNATURES, keys));
    }
}
