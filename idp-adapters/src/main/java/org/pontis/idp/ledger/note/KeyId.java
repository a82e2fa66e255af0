package org.pontis.idp.ledger.note;

import java.util.Arrays;
import java.util.HexFormat;

import org.pontis.idp.ledger.tree.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The four octets before a signature: the beginning of {@code SHA-256(name || 0x0A || 0x01 || public key)}, as signed-note has it.
 * They only help to find the key.
 *
 * @param hex eight hexadecimal digits, small letters
 */
public record KeyId(String hex) {

    /** Octets. */
    static final int LENGTH = 4;

    private static final byte[] ED25519 = {0x0A, 0x01};

    static KeyId of(String name, Ed25519Key key) {
        return of(Hash.over(name.getBytes(UTF_8), ED25519, key.raw()).octets());
    }

    /** The first four of some octets. */
    static KeyId of(byte[] octets) {
        return new KeyId(HexFormat.of().formatHex(Arrays.copyOf(octets, LENGTH)));
    }

    byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
