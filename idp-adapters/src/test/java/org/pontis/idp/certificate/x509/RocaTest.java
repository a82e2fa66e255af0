package org.pontis.idp.certificate.x509;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RocaTest {

    private static final BigInteger PRIMORIAL = Stream.iterate(BigInteger.TWO, BigInteger::nextProbablePrime)
            .limit(39)
            .reduce(BigInteger.ONE, BigInteger::multiply);

    @Test
    @DisplayName("K3 a modulus built as the flawed chips build theirs bears the mark (CVE-2017-15361)")
    void aFlawedModulusBearsTheMark() {
        SecureRandom random = new SecureRandom();
        BigInteger p = flawedFactor(random);
        BigInteger q = flawedFactor(random);

        assertThat(Roca.marks(p.multiply(q))).isTrue();
    }

    @Test
    void aSoundModulusDoesNot() {
        SecureRandom random = new SecureRandom();

        assertThat(Stream.generate(() ->
                                BigInteger.probablePrime(256, random).multiply(BigInteger.probablePrime(256, random)))
                        .limit(50))
                .noneMatch(Roca::marks);
    }

    /** k times the primorial, plus a power of 65537 modulo it. */
    private static BigInteger flawedFactor(SecureRandom random) {
        return new BigInteger(37, random)
                .multiply(PRIMORIAL)
                .add(BigInteger.valueOf(65537).modPow(new BigInteger(62, random), PRIMORIAL));
    }
}
