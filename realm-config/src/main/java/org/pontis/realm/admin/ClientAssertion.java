package org.pontis.realm.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** Signs client assertions (RFC 7523): ES256 with a P-256 key, RS256 with an RSA key. */
public final class ClientAssertion {

    private static final int SECONDS = 60;

    private final PrivateKey key;
    private final Optional<String> keyId;

    private ClientAssertion(PrivateKey key, Optional<String> keyId) {
        this.key = key;
        this.keyId = keyId;
    }

    /**
     * @param pem a PKCS#8 private key, not encrypted
     * @param keyId the key's {@code kid} at the server, or {@code null}
     */
    static ClientAssertion of(String pem, String keyId) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return new ClientAssertion(privateKey(new PKCS8EncodedKeySpec(der)), Optional.ofNullable(keyId));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "PONTIS_ADMIN_KEY is no private key in PEM (PKCS#8, RSA or P-256).", unreadable);
        }
    }

    private static PrivateKey privateKey(PKCS8EncodedKeySpec der) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(der);
        } catch (InvalidKeySpecException notElliptic) {
            return KeyFactory.getInstance("RSA").generatePrivate(der);
        }
    }

    String forAudience(String client, URI issuer) {
        boolean elliptic = key instanceof ECKey;
        ObjectNode header = Json.object().put("alg", elliptic ? "ES256" : "RS256");
        keyId.ifPresent(id -> header.put("kid", id));
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = Json.object()
                .put("iss", client)
                .put("sub", client)
                .put("aud", issuer.toString())
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now)
                .put("exp", now + SECONDS);
        String signed = base64(Json.compact(header)) + "." + base64(Json.compact(claims));
        try {
            Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("The administrator's key cannot sign.", unusable);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
