package org.pontis.idp.keycloak.registration;

import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can go wrong while somebody registers, besides what goes wrong in logins too. */
final class Trouble {

    /** The form was shown to another browser or session, or by another site. */
    static final LoginProblem FORM_FOREIGN = user("FORM_FOREIGN");
    /** The form is of a step that is done already. */
    static final LoginProblem PAGE_OLD = user("PAGE_OLD");
    /** She has not agreed to what the page says. */
    static final LoginProblem CONSENT_MISSING = user("CONSENT_MISSING");
    /** Identifier, contrast and answer are not those of one person: one answer for all of it. */
    static final LoginProblem ANSWER_WRONG = user("ANSWER_WRONG");
    /** Too many wrong answers today. */
    static final LoginProblem ANSWERS_EXHAUSTED = user("ANSWERS_EXHAUSTED");
    /** The registry does not answer, or not so that it can be understood. */
    static final LoginProblem REGISTRY_UNAVAILABLE = new LoginProblem("REGISTRY_UNAVAILABLE", Blame.PROVIDER, false);
    /** The realm does not register in this way. */
    static final LoginProblem WAY_CLOSED = user("WAY_CLOSED");
    /** Too young for this way; said only to her who has proven who she is. */
    static final LoginProblem UNDER_AGE = user("UNDER_AGE");
    /** Her account is closed; said likewise. */
    static final LoginProblem ACCOUNT_CLOSED = user("ACCOUNT_CLOSED");
    /** The account in her name is of somebody born on another day; said likewise. */
    static final LoginProblem IDENTITY_DIFFERS = user("IDENTITY_DIFFERS");
    /** This phone was stopped by an office, and only an office brings it back. */
    static final LoginProblem STOPPED_AT_DESK = user("STOPPED_AT_DESK");
    /** Whoever logged in is none of the country's people. */
    static final LoginProblem NOT_OURS = user("NOT_OURS");
    /** These characters cannot be an activation code: a slip, which is no guess. */
    static final LoginProblem ACTIVATION_SLIP = user("ACTIVATION_SLIP");
    /** Nobody's code, another's, used or too old: one answer. */
    static final LoginProblem ACTIVATION_WRONG = user("ACTIVATION_WRONG");
    /** Guessed too often in this name. */
    static final LoginProblem ACTIVATION_BLOCKED = user("ACTIVATION_BLOCKED");
    /** There is no phone that a code could go to; said only to who has the activation code. */
    static final LoginProblem PHONE_MISSING = user("PHONE_MISSING");

    static final LoginProblem PASSWORD_SHORT = user("PASSWORD_SHORT");
    static final LoginProblem PASSWORD_LONG = user("PASSWORD_LONG");
    static final LoginProblem PASSWORD_COMMON = user("PASSWORD_COMMON");
    static final LoginProblem PASSWORD_PERSONAL = user("PASSWORD_PERSONAL");
    static final LoginProblem PASSWORD_UNLIKE = user("PASSWORD_UNLIKE");
    static final LoginProblem PASSWORD_REFUSED = user("PASSWORD_REFUSED");

    static final Set<LoginProblem> ALL = Set.of(
            FORM_FOREIGN,
            PAGE_OLD,
            CONSENT_MISSING,
            ANSWER_WRONG,
            ANSWERS_EXHAUSTED,
            REGISTRY_UNAVAILABLE,
            WAY_CLOSED,
            UNDER_AGE,
            ACCOUNT_CLOSED,
            IDENTITY_DIFFERS,
            STOPPED_AT_DESK,
            NOT_OURS,
            ACTIVATION_SLIP,
            ACTIVATION_WRONG,
            ACTIVATION_BLOCKED,
            PHONE_MISSING,
            PASSWORD_SHORT,
            PASSWORD_LONG,
            PASSWORD_COMMON,
            PASSWORD_PERSONAL,
            PASSWORD_UNLIKE,
            PASSWORD_REFUSED);

    private Trouble() {}

    private static LoginProblem user(String code) {
        return new LoginProblem(code, Blame.USER, false);
    }
}
