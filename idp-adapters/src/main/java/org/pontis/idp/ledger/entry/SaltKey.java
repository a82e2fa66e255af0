package org.pontis.idp.ledger.entry;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.idp.ledger.tree.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Of which salts come: {@code HMAC-SHA-256(key, "pontis/ledger/1/salt/" || member || 0x00 || id)}. So each entry has salts of its
 * own, and two entries of one person do not look alike. Who has the key has the salts: it is thrown away when the entry is written.
 *
 * @param key 32 random octets
 */
public record SaltKey(Hash key) {

    /** Octets. */
    public static final int LENGTH = Hash.LENGTH;

    private static final String DOMAIN = "pontis/ledger/1/salt/";
    private static final String HMAC = "HmacSHA256";

    public static SaltKey random(SecureRandom random) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        return new SaltKey(Hash.of(key));
    }

    /** The commitment to a value in one entry, with what opens it. */
    public Opening open(Member member, EntryId entry, String value) {
        return new Opening(member, salt(member, entry), value);
    }

    private Hash salt(Member member, EntryId entry) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.octets(), HMAC));
            return Hash.of(mac.doFinal((DOMAIN + member.id() + '\0' + entry.text()).getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "SaltKey";
    }
}
