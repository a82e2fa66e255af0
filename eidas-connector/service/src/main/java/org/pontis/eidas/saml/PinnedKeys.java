package org.pontis.eidas.saml;

import java.security.PublicKey;
import java.util.Collection;
import java.util.List;

import org.opensaml.security.credential.BasicCredential;
import org.opensaml.security.credential.Credential;
import org.pontis.eidas.saml.Rejected.Reason;

/**
 * The keys one peer may sign with, from its metadata. What a message says about its own key ({@code ds:KeyInfo}) is never
 * looked at. Keys that the policy finds too weak count as absent.
 */
public final class PinnedKeys {

    private final SignaturePolicy policy;
    private final List<PublicKey> keys;

    public PinnedKeys(SignaturePolicy policy, Collection<? extends PublicKey> keys) {
        OpenSaml.start();
        this.policy = policy;
        this.keys =
                keys.stream().filter(policy::allows).map(PublicKey.class::cast).toList();
    }

    SignaturePolicy policy() {
        return policy;
    }

    /** Succeeds if one of the keys that fit the algorithm passes the test. */
    void verify(String algorithm, SignatureTest test) throws Rejected {
        if (keys.isEmpty()) {
            throw new Rejected(Reason.NO_USABLE_KEY);
        }
        if (!policy.algorithms().contains(algorithm)) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        for (PublicKey key : keys) {
            if (policy.allows(algorithm, key) && test.passes(new BasicCredential(key))) {
                return;
            }
        }
        throw new Rejected(Reason.INVALID_SIGNATURE);
    }

    /** Whether a signature was made with this key. */
    @FunctionalInterface
    interface SignatureTest {

        boolean passes(Credential key);
    }
}
