package org.pontis.eidas.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(Corretto.class)
class CryptoProviderTest {

    private static final String CORRETTO = "AmazonCorrettoCryptoProvider";
    private static final byte[] TEXT = {1, 2, 3};

    @Test
    void amazonsProviderDoesRsaAndTheNistCurves() throws GeneralSecurityException {
        assertThat(CryptoProvider.ofRsaCiphers()).isEqualTo(CORRETTO);
        assertThat(signed("SHA256withRSASSA-PSS", rsa()).getProvider().getName())
                .isEqualTo(CORRETTO);
        assertThat(signed("SHA256withECDSAinP1363Format", ec("secp256r1"))
                        .getProvider()
                        .getName())
                .isEqualTo(CORRETTO);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 384, 512})
    void othersVerifyItsPss(int bits) throws GeneralSecurityException {
        KeyPair pair = rsa();
        Signature verifying = Signature.getInstance("SHA" + bits + "withRSASSA-PSS", "BC");
        verifying.initVerify(pair.getPublic());
        verifying.update(TEXT);
        assertThat(verifying.verify(
                        signed("SHA" + bits + "withRSASSA-PSS", pair).sign()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, 256", "secp384r1, 384", "secp521r1, 512", "brainpoolP256r1, 256", "brainpoolP512r1, 512"})
    void othersVerifyItsEcdsaAndOtherCurvesAreNotLost(String curve, int bits) throws GeneralSecurityException {
        KeyPair pair = ec(curve);
        String name = "SHA" + bits + "withECDSAinP1363Format";
        Signature verifying = Signature.getInstance(name, "BC");
        verifying.initVerify(pair.getPublic());
        verifying.update(TEXT);
        assertThat(verifying.verify(signed(name, pair).sign())).isTrue();
    }

    private static Signature signed(String name, KeyPair pair) throws GeneralSecurityException {
        Signature signature = CryptoProvider.signature(name, pair.getPrivate());
        signature.initSign(pair.getPrivate());
        signature.update(TEXT);
        return signature;
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3_072);
        return generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }
}
