package org.pontis.sandbox.bench.eidas;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;

/** Amazon's provider, whose work is done in native code; first in the list as long as somebody is at it. */
final class Corretto {

    private Corretto() {}

    /** The provider, if its native code runs on this machine. */
    static Optional<Provider> find() {
        Provider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null
                ? Optional.of(provider)
                : Optional.empty();
    }

    static void during(Provider provider, Runnable work) {
        Security.insertProviderAt(provider, 1);
        try {
            work.run();
        } finally {
            Security.removeProvider(provider.getName());
        }
    }
}
