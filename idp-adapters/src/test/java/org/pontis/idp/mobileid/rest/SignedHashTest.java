package org.pontis.idp.mobileid.rest;

import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.mobileid.operator.Challenge;

import static org.assertj.core.api.Assertions.assertThat;

class SignedHashTest {

    private static final String EC = "SHA256WithECEncryption";
    private static final String RSA = "SHA256WithRSAEncryption";
    private static final String DIGEST_INFO = "3031300d060960864801650304020105000420";

    private static final KeyPair CURVE = Keys.p256();
    private static final KeyPair MODULUS = Keys.rsa(2048);

    private final byte[] hash = Challenge.fresh().octets();

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void rAndSOfTheRightLengthCount(String curve) throws Exception {
        KeyPair keys = Keys.ec(curve);

        assertThat(new SignedHash(hash, ecdsa(keys, hash), EC).isBy(keys.getPublic()))
                .isTrue();
    }

    @Test
    @DisplayName("J14 an elliptic curve signature as DER is none")
    void derIsNotAccepted() throws Exception {
        Signature signer = Signature.getInstance("NONEwithECDSA");
        signer.initSign(CURVE.getPrivate());
        signer.update(hash);

        assertThat(new SignedHash(hash, signer.sign(), EC).isBy(CURVE.getPublic()))
                .isFalse();
    }

    @Test
    void neitherZeroNorTheOrderNorAnotherLengthIsASignature() throws Exception {
        byte[] order = HexFormat.of().parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        byte[] good = ecdsa(CURVE, hash);
        byte[] beyond = good.clone();
        System.arraycopy(order, 0, beyond, 32, 32);
        byte[] padded = new byte[66];
        System.arraycopy(good, 0, padded, 1, 32);
        System.arraycopy(good, 32, padded, 34, 32);

        for (byte[] value : new byte[][] {new byte[64], new byte[0], Arrays.copyOf(good, 63), padded, beyond}) {
            assertThat(new SignedHash(hash, value, EC).isBy(CURVE.getPublic())).isFalse();
        }
    }

    @Test
    @DisplayName("J6 a signature over another hash is none")
    void anotherHashIsNotOurs() throws Exception {
        byte[] other = Challenge.fresh().octets();

        assertThat(new SignedHash(hash, ecdsa(CURVE, other), EC).isBy(CURVE.getPublic()))
                .isFalse();
        assertThat(new SignedHash(hash, rsa(MODULUS, DIGEST_INFO, other), RSA).isBy(MODULUS.getPublic()))
                .isFalse();
    }

    @Test
    @DisplayName("J7 a signature by another key is none")
    void anotherKeyIsNotHers() throws Exception {
        assertThat(new SignedHash(hash, ecdsa(Keys.p256(), hash), EC).isBy(CURVE.getPublic()))
                .isFalse();
    }

    @Test
    void pkcs1OverOurDigestInfoCounts() throws Exception {
        assertThat(new SignedHash(hash, rsa(MODULUS, DIGEST_INFO, hash), RSA).isBy(MODULUS.getPublic()))
                .isTrue();
    }

    @Test
    void pkcs1WithoutOrWithAnotherDigestInfoDoesNot() throws Exception {
        String withoutNull = "302f300b0609608648016503040201" + "0420";
        String sha512 = "3051300d060960864801650304020305000440";

        for (String prefix : new String[] {"", withoutNull, sha512}) {
            assertThat(new SignedHash(hash, rsa(MODULUS, prefix, hash), RSA).isBy(MODULUS.getPublic()))
                    .isFalse();
        }
    }

    @Test
    void hashedOnceMoreIsNotOurHash() throws Exception {
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(MODULUS.getPrivate());
        signer.update(hash);

        assertThat(new SignedHash(hash, signer.sign(), RSA).isBy(MODULUS.getPublic()))
                .isFalse();
    }

    @Test
    @DisplayName("J14 what the answer calls the algorithm must be the key's")
    void theAlgorithmIsTheKeys() throws Exception {
        byte[] curve = ecdsa(CURVE, hash);
        byte[] modulus = rsa(MODULUS, DIGEST_INFO, hash);

        assertThat(new SignedHash(hash, curve, RSA).isBy(CURVE.getPublic())).isFalse();
        assertThat(new SignedHash(hash, modulus, EC).isBy(MODULUS.getPublic())).isFalse();
        assertThat(new SignedHash(hash, curve, "SHA512WithECEncryption").isBy(CURVE.getPublic()))
                .isFalse();
        assertThat(new SignedHash(hash, curve, "none").isBy(CURVE.getPublic())).isFalse();
        assertThat(new SignedHash(hash, modulus, RSA).isBy(CURVE.getPublic())).isFalse();
    }

    @Test
    void aValueAsLargeAsTheModulusOrOfAnotherLengthIsNone() throws Exception {
        byte[] good = rsa(MODULUS, DIGEST_INFO, hash);
        byte[] large = new byte[256];
        Arrays.fill(large, (byte) 0xFF);
        byte[] longer = new byte[257];
        System.arraycopy(good, 0, longer, 1, 256);

        assertThat(new SignedHash(hash, large, RSA).isBy(MODULUS.getPublic())).isFalse();
        assertThat(new SignedHash(hash, longer, RSA).isBy(MODULUS.getPublic())).isFalse();
    }

    private static byte[] ecdsa(KeyPair keys, byte[] hash) throws Exception {
        return sign("NONEwithECDSAinP1363Format", keys, hash);
    }

    private static byte[] rsa(KeyPair keys, String prefix, byte[] hash) throws Exception {
        byte[] info = HexFormat.of().parseHex(prefix);
        byte[] input = Arrays.copyOf(info, info.length + hash.length);
        System.arraycopy(hash, 0, input, info.length, hash.length);
        return sign("NONEwithRSA", keys, input);
    }

    private static byte[] sign(String algorithm, KeyPair keys, byte[] input) throws Exception {
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(keys.getPrivate());
        signer.update(input);
        return signer.sign();
    }
}
