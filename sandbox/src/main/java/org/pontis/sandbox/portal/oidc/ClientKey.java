package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;

/** The key the portal authenticates with (private_key_jwt, RFC 7523): made once and kept, so that restarts change nothing. */
final class ClientKey {

    private final ECKey key;

    private ClientKey(ECKey key) {
        this.key = key;
    }

    /**
     * Reads the key, or makes one that only this account can read.
     *
     * @throws IOException if the file cannot be read or written, or holds something else
     */
    static ClientKey keptIn(Path file) throws IOException {
        try {
            if (Files.notExists(file)) {
                write(
                        file,
                        new ECKeyGenerator(Curve.P_256)
                                .keyUse(KeyUse.SIGNATURE)
                                .algorithm(JWSAlgorithm.ES256)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
            return new ClientKey(ECKey.parse(Files.readString(file)));
        } catch (ParseException | JOSEException e) {
            throw new IOException("No usable key in " + file + "; delete the file to get a new one.", e);
        }
    }

    /** The JWK set for the broker: public parts only. */
    String publicKeys() {
        return new JWKSet(key).toString(true);
    }

    /** A fresh assertion, good for a minute and for this audience alone (the issuer: RFC 7523bis, one audience). */
    PrivateKeyJWT authenticate(RelyingParty party) {
        try {
            return new PrivateKeyJWT(
                    new JWTAuthenticationClaimsSet(party.clientId(), new Audience(party.issuer())),
                    JWSAlgorithm.ES256,
                    key.toPrivateKey(),
                    key.getKeyID(),
                    null);
        } catch (JOSEException e) {
            throw new IllegalStateException("The client key does not sign.", e);
        }
    }

    private static void write(Path file, ECKey fresh) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, fresh.toJSONString(), StandardOpenOption.WRITE);
    }
}
