package org.pontis.idp.testing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.broker.Codes;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Real codes and real seals, under a key that lasts as long as the test. */
public final class TestCodes implements Codes {

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random.generateSeed(32);

    @Override
    public String digits(int length) {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    @Override
    public String base32(int length) {
        return random.ints(length, 0, 32)
                .mapToObj("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Override
    public List<String> seals(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (String part : parts) {
                mac.update((part.length() + ":" + part).getBytes(UTF_8));
            }
            return List.of(HexFormat.of().formatHex(mac.doFinal()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
