package org.pontis.sandbox.operator;

import java.util.List;
import java.util.stream.Stream;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Parameter;

/** What an operator, a SIM or a network between can do to a relying party. */
public final class OperatorFaults {

    private static final Parameter PHONE = Parameter.optionalPhone("msisdn", "Only for this phone; empty: for all");
    private static final Parameter TIMES =
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off");

    // how it ends, whatever the citizen does
    public static final Fault NOT_CLIENT = of("mid-not-client", "The operator knows no such customer.");
    public static final Fault CANCELLED = of("mid-cancelled", "The citizen cancels, without being asked.");
    public static final Fault TIMEOUT = of("mid-timeout", "The operator gives up waiting after a second.");
    public static final Fault PHONE_ABSENT = of("mid-phone-absent", "The phone is out of reach.");
    public static final Fault DELIVERY_ERROR = of("mid-delivery-error", "The message to the SIM is not delivered.");
    public static final Fault SIM_ERROR = of("mid-sim-error", "The SIM answers nonsense.");
    public static final Fault HASH_MISMATCH =
            of("mid-hash-mismatch", "The operator says that the SIM is not configured as registered.");
    public static final Fault PIN_BLOCKED = of("mid-pin-blocked", "The PIN was wrong too often, before.");
    public static final Fault LATE = of(
            "mid-late",
            "The message to the SIM takes its time.",
            Parameter.number("delayMillis", "How long, in milliseconds", 10_000));
    public static final Fault IMPATIENT = of(
            "mid-impatient",
            "The operator gives the citizen less time than usual.",
            Parameter.number("millis", "How long, in milliseconds", 3_000));

    // whose certificate, and which
    public static final Fault OTHER_PERSON =
            of("mid-other-person", "Another person\u2019s SIM signs, and her certificate comes back.");
    public static final Fault EXPIRED = of("mid-cert-expired", "The certificate was over yesterday.");
    public static final Fault NOT_YET = of("mid-cert-not-yet", "The certificate begins tomorrow.");
    public static final Fault REVOKED = of("mid-cert-revoked", "The certificate has been revoked.");
    public static final Fault UNTRUSTED =
            of("mid-cert-untrusted", "The certificate is by somebody who took the issuer\u2019s name.");
    public static final Fault SIGNING =
            of("mid-cert-signing", "The certificate is the one for signatures, not for logins.");
    public static final Fault LOOKALIKE =
            of("mid-cert-policy", "The certificate\u2019s policies only begin like the right ones.");
    public static final Fault RSA = of("mid-rsa", "The SIM signs with its RSA key of 2048 bits.");
    public static final Fault WEAK_KEY = of("mid-weak-key", "The SIM signs with an RSA key of 1024 bits.");

    // the answer
    public static final Fault OTHER_HASH =
            of("mid-other-hash", "The signature is good, but of another hash, or another text.");
    public static final Fault BAD_SIGNATURE = of("mid-bad-signature", "The signature is of no use.");
    public static final Fault DER =
            of("mid-der-signature", "MID-REST: an elliptic curve signature comes as DER instead of r and s.");
    public static final Fault WRONG_ALGORITHM =
            of("mid-wrong-algorithm", "MID-REST: the answer names an algorithm that the key cannot.");
    public static final Fault NO_SIGNATURE = of("mid-no-signature", "The answer says OK, without a signature.");
    public static final Fault NO_CERT = of("mid-no-cert", "The answer says OK, without a certificate.");
    public static final Fault UNKNOWN_RESULT = of("mid-unknown-result", "The answer\u2019s result is in no document.");
    public static final Fault OLD_RESULT =
            of("mid-expired-transaction", "MID-REST: a timeout is called EXPIRED_TRANSACTION, as long ago.");
    public static final Fault EXTRA_FIELDS =
            of("mid-extra-fields", "Answers have fields that are in no document; nobody may mind.");
    public static final Fault REPLAY =
            of("mid-replay", "The answer is the last complete one of somebody else, or of another time.");
    public static final Fault WRONG_ECHO =
            of("mid-wrong-echo", "MSS: the answer names another transaction of the relying party.");
    public static final Fault WRONG_NUMBER = of("mid-wrong-number", "MSS: the answer names another phone.");
    public static final Fault MSS_FAULT = of(
            "mid-mss-fault",
            "MSS: every request meets this fault.",
            Parameter.number("code", "Of TS 102 204 section 12, such as 107", 107));
    public static final Fault MSS_STATUS = of(
            "mid-mss-status",
            "MSS: the transaction ends with this status.",
            Parameter.number("code", "501 revoked, 502 valid, 503 invalid, 505 constraint mismatch", 503));
    public static final Fault PARALLEL =
            of("mid-parallel", "MID-REST: a second transaction shows beside the first, instead of failing.");
    public static final Fault SESSION_LOST = of("mid-session-lost", "The operator has forgotten the transaction.");

    // the way there
    public static final Fault HTTP_ERROR = Fault.of(
            "mid-http-error",
            "The operator answers with an HTTP error.",
            Parameter.number("status", "Such as 401, 500 or 503", 500),
            TIMES);
    public static final Fault SLOW = Fault.of(
            "mid-slow",
            "The operator thinks before it answers.",
            Parameter.number("delayMillis", "How long, in milliseconds", 10_000),
            TIMES);
    public static final Fault HANG_UP = Fault.of("mid-hang-up", "The operator hangs up without an answer.", TIMES);
    public static final Fault PAGE = Fault.of("mid-page", "The operator answers with a web page.", TIMES);

    public static final List<Fault> ALL = List.of(
            NOT_CLIENT,
            CANCELLED,
            TIMEOUT,
            PHONE_ABSENT,
            DELIVERY_ERROR,
            SIM_ERROR,
            HASH_MISMATCH,
            PIN_BLOCKED,
            LATE,
            IMPATIENT,
            OTHER_PERSON,
            EXPIRED,
            NOT_YET,
            REVOKED,
            UNTRUSTED,
            SIGNING,
            LOOKALIKE,
            RSA,
            WEAK_KEY,
            OTHER_HASH,
            BAD_SIGNATURE,
            DER,
            WRONG_ALGORITHM,
            NO_SIGNATURE,
            NO_CERT,
            UNKNOWN_RESULT,
            OLD_RESULT,
            EXTRA_FIELDS,
            REPLAY,
            WRONG_ECHO,
            WRONG_NUMBER,
            MSS_FAULT,
            MSS_STATUS,
            PARALLEL,
            SESSION_LOST,
            HTTP_ERROR,
            SLOW,
            HANG_UP,
            PAGE);

    private OperatorFaults() {}

    private static Fault of(String name, String what, Parameter... parameters) {
        return new Fault(
                name,
                what,
                Stream.concat(Stream.of(parameters), Stream.of(PHONE)).toList());
    }
}
