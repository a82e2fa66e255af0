package org.pontis.idp.keycloak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.broker.Codes;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** Codes from the system's secure random generator; sealed with HMAC-SHA-256 (RFC 2104, FIPS 180-4). */
final class HmacCodes implements Codes {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    private HmacCodes(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    static HmacCodes from(Settings settings) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(settings.required("codes-key"));
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidSetting(settings.prefix() + "codes-key must be set, in base64.");
        }
        if (key.length < SHORTEST_KEY) {
            throw new InvalidSetting(settings.prefix() + "codes-key must be at least " + SHORTEST_KEY + " bytes.");
        }
        return new HmacCodes(key);
    }

    @Override
    public String digits(int length) {
        StringBuilder digits = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    @Override
    public String seal(String... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // each part with its length: "ab","c" never seals like "a","bc"
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
