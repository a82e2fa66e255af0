package org.pontis.sandbox.operator.rest;

import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** The hash functions of the dialect. */
enum HashType {
    SHA256(32, NISTObjectIdentifiers.id_sha256),
    SHA384(48, NISTObjectIdentifiers.id_sha384),
    SHA512(64, NISTObjectIdentifiers.id_sha512);

    private final int octets;
    private final ASN1ObjectIdentifier identifier;

    HashType(int octets, ASN1ObjectIdentifier identifier) {
        this.octets = octets;
        this.identifier = identifier;
    }

    static Optional<HashType> of(String name) {
        for (HashType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    int octets() {
        return octets;
    }

    ASN1ObjectIdentifier identifier() {
        return identifier;
    }
}
