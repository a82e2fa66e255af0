package org.pontis.sandbox.ca;

import java.util.List;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Parameter;

/** What OCSP responders and CRLs can do to those who ask (RFC 6960, RFC 9654, RFC 5280). */
public final class CaFaults {

    public static final Fault REVOKED = Fault.of("ocsp-revoked", "OCSP says of every certificate that it is revoked.");

    public static final Fault UNKNOWN = Fault.of("ocsp-unknown", "OCSP says of every certificate that it is unknown.");

    public static final Fault STALE =
            Fault.of("ocsp-stale", "OCSP answers with what it signed a week ago, good until the day after.");

    public static final Fault FUTURE = Fault.of("ocsp-future", "OCSP answers with what it will only sign tomorrow.");

    public static final Fault VALIDITY = Fault.of(
            "ocsp-validity",
            "OCSP answers are good for another time than the usual minute.",
            Parameter.number("seconds", "How long; 0: no nextUpdate at all", 3600));

    public static final Fault WRONG_NONCE = Fault.of("ocsp-wrong-nonce", "OCSP answers to another nonce.");

    public static final Fault NO_NONCE = Fault.of("ocsp-no-nonce", "OCSP leaves the nonce out.");

    public static final Fault WRONG_RESPONDER =
            Fault.of("ocsp-wrong-responder", "OCSP answers are signed by the responder of another authority.");

    public static final Fault PRETENDER = Fault.of(
            "ocsp-pretender",
            "OCSP answers are signed by a citizen of the right authority, whose certificate is not for that.");

    public static final Fault BAD_SIGNATURE =
            Fault.of("ocsp-bad-signature", "The signature of OCSP answers is of another answer.");

    public static final Fault OTHER_CERTIFICATE =
            Fault.of("ocsp-other-certificate", "OCSP answers \u201cgood\u201d of another certificate.");

    public static final Fault SLOW = Fault.of(
            "ocsp-slow",
            "OCSP thinks before it answers.",
            Parameter.number("delayMillis", "How long, in milliseconds", 10_000));

    public static final Fault DOWN = Fault.of("ocsp-down", "OCSP hangs up without an answer.");

    public static final Fault ERROR = Fault.of(
            "ocsp-error",
            "OCSP answers with an error, which is not signed.",
            Parameter.number("status", "1 malformed, 2 internal error, 3 try later, 5 wants a signature, 6 no", 3));

    public static final Fault PAGE = Fault.of("ocsp-page", "OCSP answers with a web page.");

    public static final Fault CRL_STALE = Fault.of("crl-stale", "Revocation lists are of last week.");

    public static final Fault CRL_FORGED =
            Fault.of("crl-forged", "Revocation lists are signed by somebody who took the authority\u2019s name.");

    public static final Fault CRL_DOWN = Fault.of("crl-down", "The server of revocation lists hangs up.");

    public static final List<Fault> ALL = List.of(
            REVOKED,
            UNKNOWN,
            STALE,
            FUTURE,
            VALIDITY,
            WRONG_NONCE,
            NO_NONCE,
            WRONG_RESPONDER,
            PRETENDER,
            BAD_SIGNATURE,
            OTHER_CERTIFICATE,
            SLOW,
            DOWN,
            ERROR,
            PAGE,
            CRL_STALE,
            CRL_FORGED,
            CRL_DOWN);

    private CaFaults() {}
}
