package org.pontis.sandbox.e2e.attack.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.sandbox.web.Response;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes JSON Web Signatures (RFC 7515) octet by octet, right ones and any that no library would write. */
record Ink(KeyPair pair) {

    static Ink fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return new Ink(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it stands in a JWK. */
    String modulus() {
        byte[] bytes = publicKey().getModulus().toByteArray();
        return encode(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) pair.getPublic();
    }

    /** A right header, with these members more or otherwise; one that is null is left out. */
    static Map<String, Object> header(Object... members) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT", "kid", "k1"));
        for (int i = 0; i < members.length; i += 2) {
            header.put((String) members[i], members[i + 1]);
        }
        header.values().removeIf(java.util.Objects::isNull);
        return header;
    }

    /** Signed with RS256 whatever the header says. */
    String sign(Map<String, Object> header, String payload) {
        return sign(json(header), payload);
    }

    String sign(String header, String payload) {
        String input = encode(header) + "." + encode(payload);
        return input + "." + encode(rs256(pair.getPrivate(), input));
    }

    /** With RSASSA-PSS whatever the header says. */
    String signPss(Map<String, Object> header, String payload) {
        String input = encode(json(header)) + "." + encode(payload);
        try {
            Signature signature = Signature.getInstance("RSASSA-PSS");
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(UTF_8));
            return input + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a shared secret, where none is shared. */
    static String mac(Map<String, Object> header, String payload, byte[] secret) {
        String input = encode(json(header)) + "." + encode(payload);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return input + "." + encode(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With these octets in the place of a signature. */
    static String unsigned(Map<String, Object> header, String payload, byte[] signature) {
        return encode(json(header)) + "." + encode(payload) + "." + encode(signature);
    }

    static String json(Map<String, Object> members) {
        try {
            return Response.JSON.writeValueAsString(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] rs256(PrivateKey key, String input) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(input.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
