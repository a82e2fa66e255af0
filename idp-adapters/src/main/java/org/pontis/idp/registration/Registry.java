package org.pontis.idp.registration;

import java.time.LocalDate;

/**
 * The registries of the state, behind one address. The answers are compared there: what a citizen earned is none of our business and
 * never comes here.
 */
@FunctionalInterface
public interface Registry {

    /** Asks whether all of a claim is true of one person. Waits for the answer, never longer than its settings say. */
    Answer compare(Claim claim);

    /** What the registry says. */
    sealed interface Answer {

        /** All of it is true of this person. */
        record Right(Person person) implements Answer {}

        /** Not all of it is true of one person; which part is not, or whether there is such a person, is not said. */
        record Wrong() implements Answer {}

        /** There is no answer now: none came in time, or what came is none. */
        record Away() implements Answer {}
    }

    /** Who she is, as the register of persons writes it. It prints nothing of it. */
    record Person(String givenName, String familyName, LocalDate birthdate) {

        @Override
        public String toString() {
            return "Person";
        }
    }
}
