package org.pontis.sandbox.bench.certificate;

/** Somebody who can say whether a certificate is good. */
interface Contender {

    /**
     * Checks one certificate, as it came from outside.
     *
     * @return whether it is accepted
     */
    boolean accepts(byte[] der);
}
