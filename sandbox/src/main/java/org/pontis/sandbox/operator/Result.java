package org.pontis.sandbox.operator;

import java.security.cert.X509Certificate;
import java.util.List;

/** The end of a transaction. */
public sealed interface Result {

    /**
     * The SIM has signed.
     *
     * @param chain of the certificate, that one first
     * @param value what the order's work made of the key
     */
    record Signed(List<X509Certificate> chain, byte[] value) implements Result {
        public X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    /** It has not. */
    record Ended(Outcome outcome) implements Result {}
}
