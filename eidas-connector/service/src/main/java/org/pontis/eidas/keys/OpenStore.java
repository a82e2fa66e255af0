package org.pontis.eidas.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A key store after its password was right.
 *
 * @param name for sentences
 */
record OpenStore(String name, KeyStore store, Password password) implements KeyStoreSource {

    @Override
    public CertifiedKey key(String alias) throws KeyProblem {
        try {
            if (!store.containsAlias(alias)) {
                throw new KeyProblem("There is no key '" + alias + "' in " + name + "; there is "
                        + (aliases().isEmpty() ? "nothing" : String.join(", ", aliases())) + ".");
            }
            if (!store.isKeyEntry(alias)) {
                throw new KeyProblem("'" + alias + "' in " + name + " is a certificate without its private key.");
            }
            return read(alias);
        } catch (KeyStoreException e) {
            throw new KeyProblem("The key '" + alias + "' cannot be read from " + name + ".", e);
        }
    }

    @Override
    public List<CertifiedKey> keys() throws KeyProblem {
        try {
            List<CertifiedKey> keys = new ArrayList<>();
            for (String alias : aliases()) {
                if (store.isKeyEntry(alias)) {
                    keys.add(read(alias));
                }
            }
            return keys;
        } catch (KeyStoreException e) {
            throw new KeyProblem("The keys cannot be read from " + name + ".", e);
        }
    }

    private CertifiedKey read(String alias) throws KeyProblem {
        try {
            Key key = store.getKey(alias, password.chars());
            if (!(key instanceof PrivateKey privateKey)) {
                throw new KeyProblem("'" + alias + "' in " + name + " is no private key.");
            }
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain == null || chain.length == 0) {
                throw new KeyProblem("The key '" + alias + "' in " + name + " has no certificate.");
            }
            return new CertifiedKey(
                    privateKey,
                    Stream.of(chain).map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException e) {
            throw new KeyProblem(
                    "The key '" + alias + "' in " + name + " does not open with the password of the store.", e);
        }
    }

    private List<String> aliases() throws KeyStoreException {
        return Collections.list(store.aliases()).stream().sorted().toList();
    }
}
