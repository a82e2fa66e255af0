package org.pontis.idp.certificate;

import java.util.Set;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** What can be wrong with a certificate. None counts as a guess: a private key is not guessed. */
public final class Problems {

    /** Its validity is over: the holder needs a new card or SIM. */
    public static final LoginProblem EXPIRED = new LoginProblem("CERT_EXPIRED", Blame.USER, false);
    /** Its validity has not begun. */
    public static final LoginProblem NOT_YET_VALID = new LoginProblem("CERT_NOT_YET_VALID", Blame.USER, false);
    /** Its issuer has revoked it, or put it on hold. */
    public static final LoginProblem REVOKED = new LoginProblem("CERT_REVOKED", Blame.USER, false);
    /** No pinned issuer has issued it. */
    public static final LoginProblem UNKNOWN_ISSUER = new LoginProblem("CERT_UNKNOWN_ISSUER", Blame.USER, false);
    /** A pinned issuer has issued it, but not for this: the one for signing documents, for example. */
    public static final LoginProblem WRONG_KIND = new LoginProblem("CERT_WRONG_KIND", Blame.USER, false);
    /** Its key or its signature is too weak. */
    public static final LoginProblem WEAK_KEY = new LoginProblem("CERT_WEAK_KEY", Blame.USER, false);
    /** The responder of its issuer does not know it. */
    public static final LoginProblem STATUS_UNKNOWN = new LoginProblem("CERT_STATUS_UNKNOWN", Blame.USER, false);
    /** Nobody could be asked whether it is revoked: come again, or use another method. */
    public static final LoginProblem STATUS_UNREACHABLE =
            new LoginProblem("CERT_STATUS_UNREACHABLE", Blame.PROVIDER, false);
    /** It is no certificate, or does not say whom it speaks of. */
    public static final LoginProblem UNREADABLE = new LoginProblem("CERT_UNREADABLE", Blame.USER, false);

    /** All of them. */
    public static final Set<LoginProblem> ALL = Set.of(
            EXPIRED,
            NOT_YET_VALID,
            REVOKED,
            UNKNOWN_ISSUER,
            WRONG_KIND,
            WEAK_KEY,
            STATUS_UNKNOWN,
            STATUS_UNREACHABLE,
            UNREADABLE);

    private Problems() {}
}
