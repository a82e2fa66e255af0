package org.pontis.idp.keycloak.means;

import org.pontis.broker.Means;

/** What became of a number that was to be a phone of hers. */
public sealed interface Added {

    /** It is one. */
    sealed interface Hers extends Added {

        Means phone();
    }

    /** A phone more, or one in the place of what had ended or she had stopped herself. */
    record Anew(Means phone) implements Hers {}

    /** She had it already: it has a new term, and is registered as well as was shown. */
    record Renewed(Means phone) implements Hers {}

    /** She has it already, and better registered than was shown: nothing changed. */
    record Present(Means phone) implements Hers {}

    /** Somebody else than she has stopped it: nothing changed, and only an officer changes it. */
    record Stopped() implements Added {}
}
