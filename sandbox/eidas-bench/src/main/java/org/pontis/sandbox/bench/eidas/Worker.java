package org.pontis.sandbox.bench.eidas;

import java.security.GeneralSecurityException;

import org.pontis.eidas.saml.Rejected;

/** Somebody who can do an operation. */
interface Worker {

    /**
     * Does it once.
     *
     * @throws IllegalStateException if the result is wrong: its speed would say nothing
     */
    void work(Operation operation) throws GeneralSecurityException, Rejected;

    /** Ends the run unless a result is as it should be. */
    static void require(boolean right) {
        if (!right) {
            throw new IllegalStateException("A result was wrong: its speed says nothing.");
        }
    }
}
