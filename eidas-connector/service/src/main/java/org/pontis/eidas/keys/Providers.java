package org.pontis.eidas.keys;

import java.security.Security;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who computes. Bouncy Castle goes first, because the JDK has no brainpool curves and would be asked for them otherwise; and on
 * the NIST curves it is two to six times as fast. For RSA both are as fast as each other. AES is asked of the JDK by name, which
 * uses the processor's instructions.
 */
public final class Providers {

    static {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.insertProviderAt(new BouncyCastleProvider(), 1);
    }

    private Providers() {}

    /** Makes sure that they are there and in order; every entry to cryptography does so by itself. */
    public static void install() {
        // running the static initialiser is all
    }
}
