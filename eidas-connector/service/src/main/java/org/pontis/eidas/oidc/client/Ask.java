package org.pontis.eidas.oidc.client;

import org.pontis.eidas.flow.proxy.BrokerAnswer.Failed;

/** Where the browser goes with a question for the broker, or why it goes nowhere. */
public sealed interface Ask {

    /** To the broker (status 303). */
    record Go(String location) implements Ask {

        @Override
        public String toString() {
            return "redirect";
        }
    }

    /** The broker cannot be asked. */
    record Not(Failed answer) implements Ask {}
}
