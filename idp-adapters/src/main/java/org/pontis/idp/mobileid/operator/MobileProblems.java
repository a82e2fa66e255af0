package org.pontis.idp.mobileid.operator;

import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can go wrong with a phone. None counts as a guess: a PIN is guessed on the phone, and the SIM counts. */
public final class MobileProblems {

    /** No such customer, not with this phone, or without mobile ID: the operator does not say which, and nor do we. */
    public static final LoginProblem NOT_CLIENT = user("MID_NOT_CLIENT");
    /** Cancel was pressed on the phone. */
    public static final LoginProblem CANCELLED = user("MID_CANCELLED");
    /** Nobody answered in time. */
    public static final LoginProblem TIMEOUT = user("MID_TIMEOUT");
    /** The phone is switched off or out of reach. */
    public static final LoginProblem PHONE_ABSENT = user("MID_PHONE_ABSENT");
    /** The message did not reach the SIM. */
    public static final LoginProblem DELIVERY = provider("MID_DELIVERY");
    /** The SIM cannot sign: faulty, blocked, or without a key or certificate. */
    public static final LoginProblem SIM = user("MID_SIM");
    /** The operator says that the SIM signs with another key than the registered one. */
    public static final LoginProblem SIGNATURE_MISMATCH = provider("MID_SIGNATURE_MISMATCH");
    /** The PIN was wrong too often. */
    public static final LoginProblem PIN_BLOCKED = user("MID_PIN_BLOCKED");
    /** Another request waits on the same phone. */
    public static final LoginProblem BUSY = user("MID_BUSY");
    /** The operator does not take our requests: a matter of contract or configuration. */
    public static final LoginProblem REFUSED = new LoginProblem("MID_REFUSED", Blame.SYSTEM, false);
    /** The operator is down, slow, or says what nobody understands. */
    public static final LoginProblem UNAVAILABLE = provider("MID_UNAVAILABLE");
    /** The answer did not pass our verification. */
    public static final LoginProblem FORGED = provider("MID_FORGED");
    /** The certificate is somebody else's. */
    public static final LoginProblem OTHER_PERSON = user("MID_OTHER_PERSON");
    /** Too many requests. */
    public static final LoginProblem LIMIT = user("MID_LIMIT");
    /** The last request was cancelled or left alone a moment ago. */
    public static final LoginProblem COOL_DOWN = user("MID_COOL_DOWN");

    /** All of them. */
    public static final Set<LoginProblem> ALL = Set.of(
            NOT_CLIENT,
            CANCELLED,
            TIMEOUT,
            PHONE_ABSENT,
            DELIVERY,
            SIM,
            SIGNATURE_MISMATCH,
            PIN_BLOCKED,
            BUSY,
            REFUSED,
            UNAVAILABLE,
            FORGED,
            OTHER_PERSON,
            LIMIT,
            COOL_DOWN);

    private MobileProblems() {}

    private static LoginProblem user(String code) {
        return new LoginProblem(code, Blame.USER, false);
    }

    private static LoginProblem provider(String code) {
        return new LoginProblem(code, Blame.PROVIDER, false);
    }
}
