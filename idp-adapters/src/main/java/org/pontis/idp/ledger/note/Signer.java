package org.pontis.idp.ledger.note;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who signs checkpoints: the ledger under its origin's text, a witness under a name of its own.
 *
 * @param name without white space and {@code +}
 */
public record Signer(String name, Ed25519Key key, PrivateKey secret) {

    public Note sign(Checkpoint checkpoint) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(secret);
            ed25519.update(checkpoint.text().getBytes(UTF_8));
            return new Note(checkpoint, List.of(new NoteSignature(name, KeyId.of(name, key), ed25519.sign())));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the ledger's key does not sign", broken);
        }
    }

    @Override
    public String toString() {
        return "Signer[" + name + "]";
    }
}
