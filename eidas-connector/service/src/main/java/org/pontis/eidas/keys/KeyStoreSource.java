package org.pontis.eidas.keys;

import java.util.List;

/** A place where private keys are kept. */
public sealed interface KeyStoreSource permits Pkcs12, Pkcs11, PemKeys, BareKeys, OpenStore {

    /**
     * The key of this name.
     *
     * @throws KeyProblem if the place cannot be opened or has no such key
     */
    CertifiedKey key(String alias) throws KeyProblem;

    /**
     * All keys that come with a certificate.
     *
     * @throws KeyProblem if the place cannot be opened
     */
    List<CertifiedKey> keys() throws KeyProblem;

    /**
     * The same place, opened once for all that is asked: a password takes ten thousands of rounds of hashing, for each key.
     *
     * @throws KeyProblem if the place cannot be opened
     */
    default KeyStoreSource opened() throws KeyProblem {
        return this;
    }
}
