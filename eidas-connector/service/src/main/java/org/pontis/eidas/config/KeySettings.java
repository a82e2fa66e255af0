package org.pontis.eidas.config;

import java.nio.file.Path;
import java.util.Optional;

import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.keys.KeyStoreSource;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.keys.Pkcs11;
import org.pontis.eidas.keys.Pkcs12;

/** Where the keys of one role are. */
public record KeySettings(
        @Setting(value = "What holds the keys.", byDefault = "pkcs12")
        Kind kind,

        @Setting("The PKCS#12 file, or the PKCS#11 configuration as the JDK's provider reads it.")
        Path store,

        @Setting("The password of the file, or the PIN of the device.")
        Password password,

        @Setting(value = "The name of the key that signs messages.", byDefault = "signing")
        String signing,

        @Setting("The name of the key that will sign next; it is published already.")
        Optional<String> nextSigning,

        @Setting("The name of the key that others encrypt to. A Connector has to have one; a Proxy-Service needs none.")
        Optional<String> encryption,

        @Setting("The name of the key that others encrypted to before.")
        Optional<String> previousEncryption,

        @Setting(value = "The name of the key that signs our metadata.", byDefault = "metadata")
        String metadata) {

    /** Where the keys stand, opened. @throws KeyProblem with a sentence, if it does not open */
    public KeyStoreSource source() throws KeyProblem {
        return switch (kind) {
            case PKCS12 -> new Pkcs12(store, password).opened();
            case PKCS11 -> new Pkcs11(store, password).opened();
        };
    }

    /** The keys themselves. @throws KeyProblem with a sentence, if one is not there */
    public NodeKeys keys(KeyStoreSource source) throws KeyProblem {
        return new NodeKeys(
                source.key(signing),
                key(source, nextSigning),
                key(source, encryption),
                key(source, previousEncryption),
                source.key(metadata));
    }

    private static Optional<CertifiedKey> key(KeyStoreSource source, Optional<String> name) throws KeyProblem {
        return name.isPresent() ? Optional.of(source.key(name.get())) : Optional.empty();
    }

    /** What can hold keys. */
    public enum Kind {
        PKCS12,
        PKCS11
    }
}
