package org.pontis.idp.certificate.x509;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;

/** The elliptic curves a key may lie on: of FIPS 186-5, and of RFC 5639 where a profile allows them. */
public enum Curve {
    P_256("P-256", SECObjectIdentifiers.secp256r1),
    P_384("P-384", SECObjectIdentifiers.secp384r1),
    P_521("P-521", SECObjectIdentifiers.secp521r1),
    BRAINPOOL_P256R1("brainpoolP256r1", TeleTrusTObjectIdentifiers.brainpoolP256r1),
    BRAINPOOL_P384R1("brainpoolP384r1", TeleTrusTObjectIdentifiers.brainpoolP384r1),
    BRAINPOOL_P512R1("brainpoolP512r1", TeleTrusTObjectIdentifiers.brainpoolP512r1);

    /** The curves everybody has. */
    public static final Set<Curve> NIST = Set.copyOf(EnumSet.of(P_256, P_384, P_521));

    private final String word;
    private final String id;

    Curve(String word, ASN1ObjectIdentifier id) {
        this.word = word;
        this.id = id.getId();
    }

    ASN1ObjectIdentifier id() {
        return new ASN1ObjectIdentifier(id);
    }

    /** The curve with this name. */
    public static Optional<Curve> named(String word) {
        return Stream.of(values()).filter(curve -> curve.word.equals(word)).findFirst();
    }

    static Optional<Curve> identified(ASN1ObjectIdentifier id) {
        return Stream.of(values()).filter(curve -> curve.id.equals(id.getId())).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
