package org.pontis.broker;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One way a login can go wrong. The code is stable: it stands on the page as {@code data-problem}, in the event and in the
 * documentation, and {@code problem.<CODE>} is its text in every language.
 *
 * @param code upper case words joined by underscores
 * @param blame who ended the login
 * @param counts whether it counts as a failed guess against the citizen
 */
public record LoginProblem(String code, Blame blame, boolean counts) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9_]{2,39}");

    /** A field is missing or cannot be what it should be; says nothing about any citizen. */
    public static final LoginProblem INPUT_INVALID = new LoginProblem("INPUT_INVALID", Blame.USER, false);
    /** The secret is not the right one, or there is no such citizen: one answer for all of these. */
    public static final LoginProblem CREDENTIALS_WRONG = new LoginProblem("CREDENTIALS_WRONG", Blame.USER, true);
    /** The one-time code is not the right one. */
    public static final LoginProblem CODE_WRONG = new LoginProblem("CODE_WRONG", Blame.USER, true);
    /** The code is too old, or was used or withdrawn; a new one must be asked for. */
    public static final LoginProblem CODE_EXPIRED = new LoginProblem("CODE_EXPIRED", Blame.USER, false);
    /** The code was guessed wrongly too often and is destroyed. */
    public static final LoginProblem CODE_TRIES_EXHAUSTED = new LoginProblem("CODE_TRIES_EXHAUSTED", Blame.USER, true);
    /** Another code was asked for too soon. */
    public static final LoginProblem RESEND_TOO_SOON = new LoginProblem("RESEND_TOO_SOON", Blame.USER, false);
    /** No further SMS may go out for now. */
    public static final LoginProblem SMS_LIMIT = new LoginProblem("SMS_LIMIT", Blame.USER, false);
    /** Too many failures; wait, or use another method. */
    public static final LoginProblem TOO_MANY_ATTEMPTS = new LoginProblem("TOO_MANY_ATTEMPTS", Blame.USER, false);
    /** More citizens come at this moment than can be served; nothing was looked at, and the same may be sent again. */
    public static final LoginProblem TOO_BUSY = new LoginProblem("TOO_BUSY", Blame.SYSTEM, false);
    /** No SMS centre takes messages. */
    public static final LoginProblem SMS_UNAVAILABLE = new LoginProblem("SMS_UNAVAILABLE", Blame.PROVIDER, false);
    /** The day's budget for messages is used up: a message to anybody waits for tomorrow. */
    public static final LoginProblem SMS_BUDGET = new LoginProblem("SMS_BUDGET", Blame.SYSTEM, false);

    /** No messages go to numbers like this citizen's; said only to her who has proven who she is. */
    public static final LoginProblem PHONE_NOT_SERVED = new LoginProblem("PHONE_NOT_SERVED", Blame.USER, false);

    /** This citizen's enrolment does not reach the level the portal asked for. */
    public static final LoginProblem LEVEL_NOT_REACHED = new LoginProblem("LEVEL_NOT_REACHED", Blame.USER, false);
    /** The chosen method does not exist, or does not reach the level. */
    public static final LoginProblem METHOD_NOT_OFFERED = new LoginProblem("METHOD_NOT_OFFERED", Blame.USER, false);
    /** An operator has closed the chosen method for a while; it says why. */
    public static final LoginProblem METHOD_PAUSED = new LoginProblem("METHOD_PAUSED", Blame.SYSTEM, false);

    /** Every method that reaches the level is closed for a while. */
    public static final LoginProblem NO_METHOD_NOW = new LoginProblem("NO_METHOD_NOW", Blame.SYSTEM, false);

    /** Another citizen's session is open in this browser. */
    public static final LoginProblem OTHER_CITIZEN = new LoginProblem("OTHER_CITIZEN", Blame.USER, false);
    /** What the login was built on counts no more: the session has ended, or the citizen's credentials were changed; it begins again. */
    public static final LoginProblem SESSION_OVER = new LoginProblem("SESSION_OVER", Blame.USER, false);
    /** She has proven who she is, with a means that she or an officer has stopped; recovery is the way out. */
    public static final LoginProblem MEANS_SUSPENDED = new LoginProblem("MEANS_SUSPENDED", Blame.USER, false);
    /** We failed; the log has the cause under the incident id. */
    public static final LoginProblem INTERNAL_ERROR = new LoginProblem("INTERNAL_ERROR", Blame.SYSTEM, false);

    /** The problems every method may report. */
    public static final Set<LoginProblem> COMMON = Set.of(
            INPUT_INVALID,
            CREDENTIALS_WRONG,
            CODE_WRONG,
            CODE_EXPIRED,
            CODE_TRIES_EXHAUSTED,
            RESEND_TOO_SOON,
            SMS_LIMIT,
            TOO_MANY_ATTEMPTS,
            TOO_BUSY,
            SMS_UNAVAILABLE,
            SMS_BUDGET,
            PHONE_NOT_SERVED,
            LEVEL_NOT_REACHED,
            METHOD_NOT_OFFERED,
            METHOD_PAUSED,
            NO_METHOD_NOW,
            OTHER_CITIZEN,
            SESSION_OVER,
            MEANS_SUSPENDED,
            INTERNAL_ERROR);

    /** What an operator wants so: ours, and still nobody is to be woken. */
    public static final Set<LoginProblem> MEANT = Set.of(METHOD_PAUSED, NO_METHOD_NOW);

    public LoginProblem {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("A problem code is 3 to 40 of A-Z, 0-9 and _.");
        }
    }
}
