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

import org.pontis.idp.certificate.x509.Verifier;

/** The signature algorithms of RFC 7518, sections 3.3 to 3.5, each with its one hash and its one kind of key. */
enum Algorithm {
    ES256(Scheme.ECDSA, 256),
    ES384(Scheme.ECDSA, 384),
    ES512(Scheme.ECDSA, 512),
    RS256(Scheme.PKCS1, 256),
    RS384(Scheme.PKCS1, 384),
    RS512(Scheme.PKCS1, 512),
    PS256(Scheme.PSS, 256),
    PS384(Scheme.PSS, 384),
    PS512(Scheme.PSS, 512);

    private enum Scheme {
        ECDSA,
        /** RSASSA-PKCS1-v1_5 of RFC 8017, section 8.2. */
        PKCS1,
        /** RSASSA-PSS of RFC 8017, section 8.1. */
        PSS
    }

    /** The curve of ES512 is P-521. */
    private static final int LARGEST_ORDER = 521;

    private final Scheme scheme;
    private final int hashBits;

    Algorithm(Scheme scheme, int hashBits) {
        this.scheme = scheme;
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
            Signature verifier = verifier(key);
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
                yield scheme == Scheme.ECDSA && order == expected && length == 2 * ((order + 7) / 8);
            }
            case RSAPublicKey rsa ->
                scheme != Scheme.ECDSA && length == (rsa.getModulus().bitLength() + 7) / 8;
            default -> false;
        };
    }

    private Signature verifier(PublicKey key) throws GeneralSecurityException {
        return switch (scheme) {
            case ECDSA -> Verifier.of("SHA" + hashBits + "withECDSAinP1363Format", key);
            case PKCS1 -> Verifier.of("SHA" + hashBits + "withRSA", key);
            case PSS ->
                Verifier.of(
                        "RSASSA-PSS",
                        new PSSParameterSpec(
                                hashName(),
                                "MGF1",
                                new MGF1ParameterSpec(hashName()),
                                hashBits / Byte.SIZE,
                                PSSParameterSpec.TRAILER_FIELD_BC),
                        key);
        };
    }

    private String hashName() {
        return "SHA-" + hashBits;
    }
}
