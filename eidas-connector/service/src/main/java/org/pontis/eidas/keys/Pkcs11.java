package org.pontis.eidas.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.Optional;

/**
 * Keys in a device that speaks PKCS#11 and does not give them away. For ECDH the device must allow the agreed secret to leave it
 * ({@code attributes(*, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = { CKA_SENSITIVE = false CKA_EXTRACTABLE = true }} in the
 * configuration); RSA needs nothing.
 *
 * @param configuration a file as the JDK's PKCS#11 provider reads it: {@code name}, {@code library}, {@code slot}
 */
public record Pkcs11(Path configuration, Password pin) implements KeyStoreSource {

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
        Provider device = device();
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", device);
            store.load(null, pin.chars());
            return new OpenStore("the device of " + configuration, store, pin);
        } catch (IOException e) {
            throw new KeyProblem(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "The PIN does not open the device of " + configuration
                                    + "; it may lock after a few more tries."
                            : "The device of " + configuration + " cannot be read.",
                    e);
        } catch (GeneralSecurityException | ProviderException e) {
            throw new KeyProblem("There is no token in the slot that " + configuration + " names.", e);
        }
    }

    /** Registered last, so that only keys of the device, which nobody else can use, come to it. */
    private Provider device() throws KeyProblem {
        if (!Files.isReadable(configuration)) {
            throw new KeyProblem("The PKCS#11 configuration " + configuration
                    + " cannot be read: is it there, and may this user read it?");
        }
        Providers.install();
        try {
            Provider device = Security.getProvider("SunPKCS11").configure(configuration.toString());
            Optional<Provider> known = Optional.ofNullable(Security.getProvider(device.getName()));
            known.ifPresentOrElse(provider -> {}, () -> Security.addProvider(device));
            return known.orElse(device);
        } catch (InvalidParameterException | ProviderException e) {
            throw new KeyProblem(
                    "The PKCS#11 configuration " + configuration
                            + " does not work: are its library and slot right, and is the library for this machine?",
                    e);
        }
    }
}
