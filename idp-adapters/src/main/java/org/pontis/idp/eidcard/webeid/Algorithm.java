package org.pontis.idp.eidcard.webeid;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;

/** The signature algorithms of RFC 7518, sections 3.3 to 3.5, each with its one hash and its one kind of key. */
enum Algorithm {
    ES256(256),
    ES384(384),
    ES512(512),
    RS256(256),
    RS384(384),
    RS512(512),
    PS256(256),
    PS384(384),
    PS512(512);

    /** The curve of ES512 is P-521. */
    private static final int LARGEST_ORDER = 521;

    private final int hashBits;

    Algorithm(int hashBits) {
        this.hashBits = hashBits;
    }

    static Optional<Algorithm> named(String name) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst();
    }

    byte[] hash(byte[] text) {
        try {
            return MessageDigest.getInstance(hashName()).digest(text);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether this key has signed this with this algorithm; a key of another kind or size has not. */
    boolean verifies(PublicKey key, byte[] content, byte[] signature) {
        if (!fits(key, signature.length)) {
            return false;
        }
        try {
            Signature verifier = verifier();
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(signature);
        } catch (GeneralSecurityException not) {
            return false;
        }
    }

    private boolean fits(PublicKey key, int length) {
        return switch (key) {
            case ECPublicKey ec -> {
                int order = ec.getParams().getOrder().bitLength();
                int expected = this == ES512 ? LARGEST_ORDER : hashBits;
                // r and s of IEEE P1363, each as long as the order: DER has another length
                yield family() == 'E' && order == expected && length == 2 * ((order + 7) / 8);
            }
            case RSAPublicKey rsa ->
                family() != 'E' && length == (rsa.getModulus().bitLength() + 7) / 8;
            default -> false;
        };
    }

    private Signature verifier() throws GeneralSecurityException {
        return switch (family()) {
            case 'E' -> Signature.getInstance("SHA" + hashBits + "withECDSAinP1363Format");
            case 'R' -> Signature.getInstance("SHA" + hashBits + "withRSA");
            default -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec(
                        hashName(),
                        "MGF1",
                        new MGF1ParameterSpec(hashName()),
                        hashBits / Byte.SIZE,
                        PSSParameterSpec.TRAILER_FIELD_BC));
                yield pss;
            }
        };
    }

    private String hashName() {
        return "SHA-" + hashBits;
    }

    private char family() {
        return name().charAt(0);
    }
}
