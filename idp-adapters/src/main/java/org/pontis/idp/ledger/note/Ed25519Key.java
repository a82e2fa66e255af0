package org.pontis.idp.ledger.note;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import org.pontis.idp.ledger.json.Malformed;

/** A public key of Ed25519 (RFC 8032). */
public final class Ed25519Key {

    /** SubjectPublicKeyInfo of RFC 8410 before its 32 octets of key. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int LENGTH = 32;

    private final byte[] spki;
    private final PublicKey key;

    private Ed25519Key(byte[] spki, PublicKey key) {
        this.spki = spki;
        this.key = key;
    }

    /** Of SubjectPublicKeyInfo in Base64, as the ledger's API has it. */
    public static Ed25519Key read(String base64) throws Malformed {
        try {
            byte[] spki = Base64.getDecoder().decode(base64);
            if (spki.length == PREFIX.length + LENGTH
                    && Arrays.equals(spki, 0, PREFIX.length, PREFIX, 0, PREFIX.length)
                    && Base64.getEncoder().encodeToString(spki).equals(base64)) {
                return new Ed25519Key(
                        spki, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            }
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            // the same as another algorithm
        }
        throw new Malformed("not a public key of Ed25519");
    }

    /**
     * Of one that Java made.
     *
     * @throws IllegalArgumentException of another algorithm
     */
    public static Ed25519Key of(PublicKey key) {
        try {
            return read(Base64.getEncoder().encodeToString(key.getEncoded()));
        } catch (Malformed other) {
            throw new IllegalArgumentException(other.getMessage());
        }
    }

    public String spki() {
        return Base64.getEncoder().encodeToString(spki);
    }

    byte[] raw() {
        return Arrays.copyOfRange(spki, PREFIX.length, spki.length);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (InvalidKeyException | NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
