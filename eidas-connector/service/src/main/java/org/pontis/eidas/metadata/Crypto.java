package org.pontis.eidas.metadata;

import java.security.Provider;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider for certificates: the JDK's own knows no brainpool curves. */
final class Crypto {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private Crypto() {}
}
