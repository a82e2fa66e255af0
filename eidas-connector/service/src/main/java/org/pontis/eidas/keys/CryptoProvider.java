package org.pontis.eidas.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Who does the arithmetic with keys in memory; a device does its own. */
public enum CryptoProvider {
    /** Bouncy Castle and the JDK, as {@link Providers} orders them. */
    STANDARD,

    /**
     * Amazon Corretto Crypto Provider, before those: native code, in which RSA takes half the time and elliptic curves a quarter.
     * What it does not know, such as brainpool curves, the others still do.
     */
    CORRETTO;

    private static final String CORRETTO_NAME = "AmazonCorrettoCryptoProvider";
    private static final String PSS = "withRSASSA-PSS";
    private static final String CORRETTO_CLASS = "com.amazon.corretto.crypto.provider." + CORRETTO_NAME;

    /** Has it compute from now on. @throws KeyProblem with a sentence, if it cannot */
    public void install() throws KeyProblem {
        Providers.install();
        if (this == CORRETTO) {
            Security.insertProviderAt(corretto(), 1);
        }
    }

    /** Who is asked by name for RSA with a key in memory: the one that is set, or the JDK, which is as fast as Bouncy Castle. */
    public static String ofRsaCiphers() {
        return isCorretto() ? CORRETTO_NAME : "SunJCE";
    }

    /**
     * What makes signatures with this key.
     *
     * @param name as Bouncy Castle and devices know it, such as {@code SHA256withRSASSA-PSS}; Amazon's provider knows RSA-PSS under
     *     one name for all hashes
     */
    public static Signature signature(String name, PrivateKey key) throws GeneralSecurityException {
        boolean inMemory = key.getEncoded() != null;
        if (!name.endsWith(PSS) || !inMemory || !isCorretto()) {
            return Signature.getInstance(name);
        }
        int bits = Integer.parseInt(name.substring("SHA".length(), name.length() - PSS.length()));
        Signature signature = Signature.getInstance("RSASSA-PSS", CORRETTO_NAME);
        signature.setParameter(new PSSParameterSpec(
                "SHA-" + bits,
                "MGF1",
                new MGF1ParameterSpec("SHA-" + bits),
                bits / 8,
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }

    private static boolean isCorretto() {
        return Security.getProvider(CORRETTO_NAME) != null;
    }

    /** By its name, because its jar is on the class path of those alone who want it. */
    private static Provider corretto() throws KeyProblem {
        try {
            Class<?> type = Class.forName(CORRETTO_CLASS);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return provider;
        } catch (ClassNotFoundException e) {
            throw new KeyProblem(
                    "The setting crypto-provider is corretto, but the jar AmazonCorrettoCryptoProvider is not on the class path.",
                    e);
        } catch (ReflectiveOperationException e) {
            throw new KeyProblem(
                    "The setting crypto-provider is corretto, but its native code does not run on this machine.", e);
        }
    }
}
