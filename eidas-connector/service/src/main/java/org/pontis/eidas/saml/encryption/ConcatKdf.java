package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;

import static org.pontis.eidas.saml.encryption.Xml.DSIG;
import static org.pontis.eidas.saml.encryption.Xml.XENC11;

/** The concatenation key derivation function (XML Encryption 1.1 section 5.4.1, NIST SP 800-56A 5.8.1). */
final class ConcatKdf {

    static final String URI = XENC11 + "ConcatKDF";

    /** What the eIDAS reference node writes: SHA-256, and one zero octet for each of the first three values. */
    static final ConcatKdf REFERENCE_NODE = new ConcatKdf("SHA-256", new byte[3]);

    private static final List<String> INFO =
            List.of("AlgorithmID", "PartyUInfo", "PartyVInfo", "SuppPubInfo", "SuppPrivInfo");
    private static final int LONGEST_INFO = 256;

    private final String digest;
    private final byte[] otherInfo;

    private ConcatKdf(String digest, byte[] otherInfo) {
        this.digest = digest;
        this.otherInfo = otherInfo;
    }

    /** Reads {@code xenc11:KeyDerivationMethod}. */
    static ConcatKdf in(Element method) throws Rejected {
        if (!URI.equals(Xml.algorithm(method))) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        Element params = Xml.only(method, XENC11, "ConcatKDFParams");
        byte[] otherInfo = new byte[0];
        for (String name : INFO) {
            otherInfo = join(otherInfo, bits(params.getAttribute(name)));
        }
        return new ConcatKdf(Digests.sha2(Xml.algorithm(Xml.only(params, DSIG, "DigestMethod"))), otherInfo);
    }

    /**
     * Each value is a bit string in whole octets, with an octet in front that counts the bits to be ignored at the end. The
     * reference node writes {@code 0000}, others {@code 00} or nothing at all; part of an octet nobody writes.
     */
    private static byte[] bits(String hex) throws Rejected {
        if (hex.isEmpty()) {
            return new byte[0];
        }
        if (hex.length() > LONGEST_INFO || hex.length() % 2 != 0 || !hex.startsWith("00")) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION);
        }
        try {
            return HexFormat.of().parseHex(hex, 2, hex.length());
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.MALFORMED_ENCRYPTION, e);
        }
    }

    /** An AES key of this many bytes. */
    SecretKey derive(byte[] sharedSecret, int bytes) {
        try {
            MessageDigest hash = MessageDigest.getInstance(digest, "SUN");
            byte[] key = new byte[0];
            for (byte counter = 1; key.length < bytes; counter++) {
                hash.update(new byte[] {0, 0, 0, counter});
                hash.update(sharedSecret);
                hash.update(otherInfo);
                key = join(key, hash.digest());
            }
            return new SecretKeySpec(key, 0, bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] join(byte[] some, byte[] more) {
        byte[] joined = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, joined, some.length, more.length);
        return joined;
    }
}
