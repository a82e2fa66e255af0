package org.pontis.idp.certificate.x509;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mark of RSA keys made by chips with the flaw CVE-2017-15361, among them Estonian and Spanish cards issued before
 * November 2017: the modulus is a power of 65537 modulo every small prime. Nemec and others, "The Return of Coppersmith's
 * Attack", CCS 2017, section 2. A sound key bears it once in some hundred million.
 */
final class Roca {

    private static final int GENERATOR = 65537;
    /** The marked keys of 512 bits and up all carry the mark modulo the primes up to here. */
    private static final int LARGEST_PRIME = 167;

    private static final Map<Integer, BitSet> POWERS = powers();

    private Roca() {}

    static boolean marks(BigInteger modulus) {
        return POWERS.entrySet().stream().allMatch(prime -> prime.getValue()
                .get(modulus.mod(BigInteger.valueOf(prime.getKey())).intValue()));
    }

    private static Map<Integer, BitSet> powers() {
        Map<Integer, BitSet> powers = new TreeMap<>();
        for (int prime = 3; prime <= LARGEST_PRIME; prime += 2) {
            if (BigInteger.valueOf(prime).isProbablePrime(50)) {
                BitSet ofPrime = new BitSet(prime);
                for (int power = 1; !ofPrime.get(power); power = power * GENERATOR % prime) {
                    ofPrime.set(power);
                }
                powers.put(prime, ofPrime);
            }
        }
        return powers;
    }
}
