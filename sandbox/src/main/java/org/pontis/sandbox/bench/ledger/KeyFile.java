package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.pontis.idp.ledger.note.Ed25519Key;
import org.pontis.idp.ledger.note.Origin;
import org.pontis.idp.ledger.note.Signer;

/** The file of a sandbox's ledger key: both halves in PEM. */
final class KeyFile {

    private KeyFile() {}

    static Signer signer(Path file, Origin origin) throws IOException {
        String text = Files.readString(file);
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new Signer(
                    origin.text(),
                    Ed25519Key.of(keys.generatePublic(new X509EncodedKeySpec(block(text, "PUBLIC")))),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, "PRIVATE"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is no key of a sandbox's ledger", e);
        }
    }

    private static byte[] block(String text, String half) {
        String begin = "-----BEGIN " + half + " KEY-----";
        int at = text.indexOf(begin) + begin.length();
        return Base64.getMimeDecoder().decode(text.substring(at, text.indexOf("-----END", at)));
    }
}
