package org.pontis.idp.keycloak.recovery;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can go wrong here besides what can go wrong in every login. */
final class Trouble {

    /** What she has proven is not enough for this, or too long ago. */
    static final LoginProblem PROOF_TOO_WEAK = new LoginProblem("PROOF_TOO_WEAK", Blame.USER, false);
    /** The form is too old, was sent before, or is another browser's. */
    static final LoginProblem FORM_OLD = new LoginProblem("FORM_OLD", Blame.USER, false);
    /** The new password is not taken, or the two differ. */
    static final LoginProblem PASSWORD_NOT_TAKEN = new LoginProblem("PASSWORD_NOT_TAKEN", Blame.USER, false);
    /** She is so young that this is done at the desk. */
    static final LoginProblem DESK_ONLY = new LoginProblem("DESK_ONLY", Blame.USER, false);
    /** An office has stopped it, and only an office brings it back. */
    static final LoginProblem STOPPED_AT_DESK = new LoginProblem("STOPPED_AT_DESK", Blame.USER, false);

    private Trouble() {}
}
