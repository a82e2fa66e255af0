package org.pontis.broker;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What happens next in a login. A method returns exactly one; the house turns it into exactly one answer to the browser.
 * The set is sealed so that a forgotten outcome does not compile.
 */
public sealed interface Step {

    /**
     * Show a page and wait for the citizen.
     *
     * @param page the name of the page's template, without suffix
     * @param model what the page shows; never a secret, nor anything that tells a known citizen from an unknown one
     */
    record Prompt(String page, Map<String, Object> model) implements Step {
        public Prompt {
            model = Map.copyOf(model);
        }
    }

    /**
     * Show a page that asks again by itself: somebody's phone is thinking. No thread waits.
     *
     * @param again how long the page waits before it asks again
     */
    record Wait(String page, Map<String, Object> model, Duration again) implements Step {
        public Wait {
            model = Map.copyOf(model);
        }
    }

    /**
     * Send the browser elsewhere on this house's own ground; it comes back to {@link Attempt#back} and so to {@code resume},
     * with {@link #RETURNED} if it brings something.
     */
    record Redirect(URI to) implements Step {

        /** The field, and the query parameter of the address, with what the browser brings. */
        public static final String RETURNED = "returned";
    }

    /**
     * Show the page again, with the reason.
     *
     * @param against whom a counted failure is booked on; empty for an unknown citizen
     */
    record Retry(String page, Map<String, Object> model, LoginProblem problem, Optional<Citizen> against)
            implements Step {
        public Retry {
            model = Map.copyOf(model);
        }
    }

    /**
     * The citizen proved who she is.
     *
     * @param represented for whom she acts, when the credential she chose says so
     * @param until when that credential ends, where it says so itself
     */
    record Done(Citizen citizen, Proof proof, Optional<Represented> represented, Optional<Instant> until)
            implements Step {

        /** She acts for herself, with something whose end is none of the method's business. */
        public Done(Citizen citizen, Proof proof) {
            this(citizen, proof, Optional.empty(), Optional.empty());
        }
    }

    /**
     * This attempt is over; the citizen may choose another method.
     *
     * @param against whom a counted failure is booked on; empty for an unknown citizen
     */
    record Failed(LoginProblem problem, Optional<Citizen> against) implements Step {

        /** A failure that is nobody's guess. */
        public static Failed because(LoginProblem problem) {
            return new Failed(problem, Optional.empty());
        }
    }
}
