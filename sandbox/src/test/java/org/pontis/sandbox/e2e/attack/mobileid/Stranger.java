package org.pontis.sandbox.e2e.attack.mobileid;

import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.operator.Sims;
import org.pontis.sandbox.operator.Subscriber;
import org.pontis.sandbox.phones.PhoneNumber;

/** Somebody with a SIM and a right identifier, of whom there are as many as one likes. The broker does not know them. */
record Stranger(int number) {

    private static final int MODULUS = 23;
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** Gives the operator a SIM of hers; its certificate is one that nobody has asked about. */
    SimHolder with(Sims sims, SandboxApi sandbox) {
        sims.add(Subscriber.of(
                new PhoneNumber(phone()), Subject.of("ES", identifier(), "Ada", "Prueba Nadie"), "sim-es", "es"));
        return SimHolder.of(identifier(), phone(), sandbox);
    }

    private String identifier() {
        return "%08d".formatted(number) + LETTERS.charAt(number % MODULUS);
    }

    private String phone() {
        return "+346%08d".formatted(number);
    }
}
