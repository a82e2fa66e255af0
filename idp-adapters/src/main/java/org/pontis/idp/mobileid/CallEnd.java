package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.House;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;

/** How a call ends: with a signature once, over all nodes, and in every case with the SIM free for the next. */
record CallEnd(WatchedOperator operator, Errands errands, RingLimits limits, House house) {

    /** A key in hardware, opened by a PIN, on another channel than the browser. */
    private static final CertificateLogin LOGIN =
            new CertificateLogin(MobileIdFactory.DESCRIPTOR, Set.of("hwk", "pin", "mca", "mfa"));

    /** After these the phone rests: perhaps she never asked for it. */
    private static final Set<LoginProblem> UNWANTED = Set.of(MobileProblems.CANCELLED, MobileProblems.TIMEOUT);

    /** There is a call to be ended, for this long. */
    void await(Ringing ringing, Duration lifetime) {
        house.challenges().put(key(ringing), lifetime, Map.of());
    }

    /** With what the dialect has verified. */
    Step signed(Ringing ringing, Subscriber who, Answer.Signed signed) {
        // taken first: an answer counts once
        if (house.challenges().take(key(ringing)).isEmpty()) {
            return failed(ringing, who, CODE_EXPIRED);
        }
        Optional<LoginProblem> wrong = new Signature(signed.certificate()).refusal(who, Role.of(ringing.role()));
        if (wrong.isPresent()) {
            return failed(ringing, who, wrong.get());
        }
        limits.release(house.limits(), who, ringing.begun(), now());
        limits.approved(house.limits(), who);
        operator.waited(ringing.begun(), "done", now());
        return LOGIN.end(signed.certificate(), house);
    }

    /** Without one; the SIM rests if nobody wanted it. */
    Step failed(Ringing ringing, Subscriber who, LoginProblem problem) {
        errands.drop(ringing.handle());
        house.challenges().take(key(ringing));
        limits.release(house.limits(), who, ringing.begun(), now());
        if (UNWANTED.contains(problem)) {
            limits.rest(house.limits(), who);
        }
        operator.waited(ringing.begun(), problem.code(), now());
        return Step.Failed.because(problem);
    }

    /** By us. The operator is told that nobody waits any more; whether it listens is its own affair. */
    Step withdrawn(Ringing ringing, Subscriber who, LoginProblem problem) {
        // what is told later holds nothing of this request
        MobileOperator told = operator;
        InstantSource time = house.clock();
        Order order = ringing.order(who);
        if (ringing.session().isEmpty()) {
            errands.callOff(ringing.handle(), begun -> told.cancel(order, begun.session(), time));
        } else {
            errands.tell(() -> told.cancel(order, ringing.session(), time));
        }
        return failed(ringing, who, problem);
    }

    private static String key(Ringing ringing) {
        return "mobile-id|" + ringing.handle();
    }

    private Instant now() {
        return house.clock().instant();
    }
}
