package org.pontis.idp.keycloak.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.broker.Codes;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * Codes from the system's secure random generator; sealed with HMAC-SHA-256 (RFC 2104, FIPS 180-4) under one key, and known
 * again under others, so that the key can be changed while people log in.
 */
public final class HmacCodes implements Codes {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKeySpec> keys;

    private HmacCodes(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    public static HmacCodes from(Settings settings) {
        List<SecretKeySpec> keys = new ArrayList<>();
        keys.add(key(settings, "codes-key", settings.text("codes-key").orElse("")));
        settings.text("codes-keys-accepted").stream()
                .flatMap(accepted -> Stream.of(accepted.split(",", -1)))
                .map(accepted -> key(settings, "codes-keys-accepted", accepted.strip()))
                .forEach(keys::add);
        return new HmacCodes(keys);
    }

    private static SecretKeySpec key(Settings settings, String name, String value) {
        try {
            byte[] key = Base64.getDecoder().decode(value);
            if (key.length >= SHORTEST_KEY) {
                return new SecretKeySpec(key, HMAC);
            }
        } catch (IllegalArgumentException notBase64) {
            // said below; the value itself is a secret
        }
        throw new InvalidSetting(
                settings.prefix() + name + " must be set, in base64, and at least " + SHORTEST_KEY + " bytes long.");
    }

    @Override
    public String digits(int length) {
        return code(length, "0123456789");
    }

    @Override
    public String base32(int length) {
        return code(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    }

    private String code(int length, String alphabet) {
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return code.toString();
    }

    @Override
    public List<String> seals(String... parts) {
        return keys.stream().map(key -> seal(key, parts)).toList();
    }

    private static String seal(SecretKeySpec key, String... parts) {
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
