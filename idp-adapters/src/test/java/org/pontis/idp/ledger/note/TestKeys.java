package org.pontis.idp.ledger.note;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signers of tests. */
public final class TestKeys {

    private TestKeys() {}

    public static Signer signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Signer(name, Ed25519Key.of(pair.getPublic()), pair.getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Keys trusting(Signer... signers) {
        return new Keys(List.of(signers).stream().map(TestKeys::key).toList());
    }

    public static NamedKey key(Signer signer) {
        return new NamedKey(signer.name(), signer.key(), Instant.EPOCH, Optional.empty());
    }
}
