package org.pontis.sandbox.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import org.pontis.sandbox.machine.Tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The key with which a sandbox signs its ledger: made when it is missing, so that older state folders get one too. */
public final class LedgerKey {

    private LedgerKey() {}

    /** The file in this state folder. */
    public static Path of(Path state) {
        Path file = state.resolve("ledger-key.pem").toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            make(file);
        }
        return file;
    }

    /** Writes a new key of Ed25519, both halves of it in PEM. */
    public static void make(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Tree.writePrivate(
                    file,
                    block("PRIVATE KEY", pair.getPrivate().getEncoded())
                            + block("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String block(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }
}
