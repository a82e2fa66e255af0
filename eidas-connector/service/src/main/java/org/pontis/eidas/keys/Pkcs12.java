package org.pontis.eidas.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import org.bouncycastle.asn1.pkcs.Pfx;

/** Keys in a PKCS#12 file (RFC 7292). */
public record Pkcs12(Path file, Password password) implements KeyStoreSource {

    @Override
    public CertifiedKey key(String alias) throws KeyProblem {
        return open().key(alias);
    }

    @Override
    public List<CertifiedKey> keys() throws KeyProblem {
        return open().keys();
    }

    @Override
    public KeyStoreSource opened() throws KeyProblem {
        return open();
    }

    private OpenStore open() throws KeyProblem {
        Providers.install();
        byte[] content = content();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", "BC");
            store.load(new ByteArrayInputStream(content), password.chars());
            return new OpenStore(file.toString(), store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyProblem("The password does not open the key store " + file + ", or the file is damaged.", e);
        }
    }

    private byte[] content() throws KeyProblem {
        try {
            byte[] content = Files.readAllBytes(file);
            Pfx.getInstance(content);
            return content;
        } catch (IOException e) {
            throw new KeyProblem(
                    "The key store " + file + " cannot be read: is it there, and may this user read it?", e);
        } catch (IllegalArgumentException e) {
            throw new KeyProblem("The file " + file + " is no PKCS#12 key store.", e);
        }
    }
}
