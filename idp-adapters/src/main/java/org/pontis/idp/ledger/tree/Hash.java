package org.pontis.idp.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import org.pontis.idp.ledger.json.Malformed;

/** 32 bytes of SHA-256. */
public final class Hash {

    /** Octets. */
    public static final int LENGTH = 32;

    /** The root of a tree without leaves: the hash of nothing (RFC 9162, 2.1.1). */
    public static final Hash EMPTY = new Hash(sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final byte[] octets;

    private Hash(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException not 32 octets
     */
    public static Hash of(byte[] octets) {
        if (octets.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 octets, not " + octets.length);
        }
        return new Hash(octets.clone());
    }

    /** The hash of all that is given, one after the other, without a prefix. */
    public static Hash over(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** The hash of an entry in the tree. */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of two that stand side by side. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.octets);
        return new Hash(digest.digest(right.octets));
    }

    /** Reads {@link #base64()}, in its one spelling. */
    public static Hash read(String base64) throws Malformed {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            if (octets.length == LENGTH
                    && Base64.getEncoder().encodeToString(octets).equals(base64)) {
                return new Hash(octets);
            }
        } catch (IllegalArgumentException notBase64) {
            // the same as another length
        }
        throw new Malformed("not a hash in Base64");
    }

    /** Base64 of RFC 4648, section 4, with its padding: 44 characters. */
    public String base64() {
        return Base64.getEncoder().encodeToString(octets);
    }

    public byte[] octets() {
        return octets.clone();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(octets, hash.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return base64();
    }
}
