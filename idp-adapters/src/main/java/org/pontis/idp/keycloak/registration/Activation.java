package org.pontis.idp.keycloak.registration;

import org.pontis.broker.Registration;

/** What an activation code that was typed turned out to be. */
public sealed interface Activation {

    /**
     * It is hers.
     *
     * @param id of the code's record, good for {@link ActivationCodes#redeem} once
     * @param carries how well she was known to whom the code was given
     */
    record Good(String id, Registration carries) implements Activation {}

    /** Nobody's, another's, one that was used, or too old: one answer for all, and for somebody unknown. */
    record Wrong() implements Activation {}

    /** It was guessed too often in this name; a new code begins anew. The same for somebody unknown. */
    record Blocked() implements Activation {}
}
