package org.pontis.idp.certificate.x509;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;

import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;

/** Java's {@code Signature} by whichever provider is quickest with a key. */
public final class Verifier {

    private Verifier() {}

    /**
     * A verifier that waits for the content.
     *
     * @param algorithm as Java calls it
     * @throws GeneralSecurityException if a key of this kind cannot have signed by it
     */
    public static Signature of(String algorithm, PublicKey key) throws GeneralSecurityException {
        return of(algorithm, Optional.empty(), PublicKeys.forVerifying(key));
    }

    /** The same with parameters. */
    public static Signature of(String algorithm, AlgorithmParameterSpec parameters, PublicKey key)
            throws GeneralSecurityException {
        return of(algorithm, Optional.of(parameters), PublicKeys.forVerifying(key));
    }

    /** The same for a key that is ready. */
    static Signature of(String algorithm, Optional<? extends AlgorithmParameterSpec> parameters, PublicKey ready)
            throws GeneralSecurityException {
        // a provider verifies with its own keys
        Signature verifier = ready instanceof BCECPublicKey
                ? Signature.getInstance(algorithm, PublicKeys.BOUNCY_CASTLE)
                : Signature.getInstance(algorithm);
        if (parameters.isPresent()) {
            verifier.setParameter(parameters.get());
        }
        verifier.initVerify(ready);
        return verifier;
    }
}
