package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Attempt;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.Challenge;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;

/** A phone that rings, from the page with the verification code to the end, whichever end. */
final class PhoneCall {

    /** A key in hardware, opened by a PIN, on another channel than the browser. */
    private static final CertificateLogin LOGIN =
            new CertificateLogin(MobileIdFactory.DESCRIPTOR, Set.of("hwk", "pin", "mca", "mfa"));

    private static final String WAIT = "mobile-id-wait";
    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Duration MOMENT = Duration.ofMillis(1500);

    /** The operator gives up at 120 seconds; whatever it says later, or does not say, counts no more. */
    private static final Duration DEADLINE = Duration.ofSeconds(130);

    private final WatchedOperator operator;
    private final Errands errands;
    private final RingLimits limits;
    private final House house;
    /** Taken out of the house, which is for one request, while an errand may last longer. */
    private final InstantSource clock;

    PhoneCall(WatchedOperator operator, Errands errands, RingLimits limits, House house) {
        this.operator = operator;
        this.errands = errands;
        this.limits = limits;
        this.house = house;
        this.clock = house.clock();
    }

    /** The citizen does not want it any more. */
    void cancel(Ringing ringing, Subscriber who) {
        withdraw(ringing, who);
        over(ringing, who, MobileProblems.CANCELLED);
    }

    /** Shows the code, and has the phone ring a moment later. */
    Step begin(Attempt attempt, Subscriber who, Optional<Role> role) {
        Optional<LoginProblem> barred = limits.mayRing(house.limits(), who);
        if (barred.isPresent()) {
            return limits.reached(house.audit(), barred.get());
        }
        Challenge challenge = Challenge.fresh();
        String text = operator.text(new Wording(attempt.portal(), attempt.locale(), challenge));
        Order order = new Order(who, role, challenge, text, attempt.locale());
        Ringing ringing = Ringing.begun(order, house.codes().base32(32), now());
        attempt.keep(ringing);
        house.challenges().put(key(ringing), DEADLINE.plusSeconds(30), Map.of());
        errands.send(ringing.handle(), limits.ringAfter(), Question.ring(operator, order, clock));
        return waiting(order);
    }

    /** What the browser is shown next. */
    Step resume(Attempt attempt, Ringing ringing, Subscriber who, Input input) {
        if (ringing.isOlder(DEADLINE, now())) {
            withdraw(ringing, who);
            return over(ringing, who, MobileProblems.TIMEOUT);
        }
        Duration moment = input.has("continue") ? MOMENT : Duration.ZERO;
        return react(attempt, ringing, who, errands.fetch(ringing.handle(), moment), moment);
    }

    /** Goes on as far as nothing is decided; what is, stays for {@link #resume}. */
    boolean hasNews(Attempt attempt, Ringing ringing, Subscriber who) {
        if (ringing.isOlder(DEADLINE, now())) {
            return true;
        }
        Optional<Answer> midway = errands.fetch(ringing.handle(), PhoneCall::isMidway);
        if (midway.isPresent()) {
            react(attempt, ringing, who, midway, Duration.ZERO);
            return false;
        }
        if (errands.isUnderWay(ringing.handle())) {
            return errands.isAnswered(ringing.handle());
        }
        if (ringing.session().isEmpty()) {
            return true;
        }
        look(attempt, ringing, who, Duration.ZERO);
        return false;
    }

    private static boolean isMidway(Answer answer) {
        return answer instanceof Answer.Begun || answer instanceof Answer.Running;
    }

    private Step react(Attempt attempt, Ringing ringing, Subscriber who, Optional<Answer> answer, Duration moment) {
        return switch (answer.orElse(null)) {
            case null -> unanswered(attempt, ringing, who, moment);
            case Answer.Begun begun -> {
                Ringing rings = ringing.in(begun.session());
                attempt.keep(rings);
                yield look(attempt, rings, who, moment);
            }
            case Answer.Running running -> look(attempt, ringing, who, moment);
            case Answer.Ended ended -> over(ringing, who, ended.problem());
            case Answer.Signed signed -> signed(ringing, who, signed);
            case Answer.Holds nonsense -> over(ringing, who, MobileProblems.UNAVAILABLE);
        };
    }

    /** Either nothing was said yet, or another node was told: it has the order, but not its answer. */
    private Step unanswered(Attempt attempt, Ringing ringing, Subscriber who, Duration moment) {
        if (errands.isUnderWay(ringing.handle())) {
            return waiting(ringing.order(who));
        }
        return ringing.session().isEmpty()
                ? over(ringing, who, MobileProblems.UNAVAILABLE)
                : look(attempt, ringing, who, moment);
    }

    /** Asks again; whoever pressed a button is spared another round if the answer is nearly there. */
    private Step look(Attempt attempt, Ringing ringing, Subscriber who, Duration moment) {
        Order order = ringing.order(who);
        errands.send(ringing.handle(), Question.look(operator, order, ringing.session(), clock));
        if (moment.isZero()) {
            return waiting(order);
        }
        return errands.fetch(ringing.handle(), moment)
                .filter(answer -> !(answer instanceof Answer.Running))
                .map(answer -> react(attempt, ringing, who, Optional.of(answer), Duration.ZERO))
                .orElseGet(() -> waiting(order));
    }

    private Step signed(Ringing ringing, Subscriber who, Answer.Signed signed) {
        // taken first: an answer counts once
        if (house.challenges().take(key(ringing)).isEmpty()) {
            return over(ringing, who, CODE_EXPIRED);
        }
        Optional<LoginProblem> wrong = new Signature(signed.certificate()).refusal(who, Role.of(ringing.role()));
        if (wrong.isPresent()) {
            return over(ringing, who, wrong.get());
        }
        limits.release(house.limits(), who, ringing.begun(), now());
        limits.approved(house.limits(), who);
        operator.waited(ringing.begun(), "done", now());
        return LOGIN.end(signed.certificate(), house);
    }

    /** Ends a login whose phone rang, and lets the SIM rest if nobody wanted it. */
    private Step over(Ringing ringing, Subscriber who, LoginProblem problem) {
        errands.drop(ringing.handle());
        house.challenges().take(key(ringing));
        limits.release(house.limits(), who, ringing.begun(), now());
        if (Set.of(MobileProblems.CANCELLED, MobileProblems.TIMEOUT).contains(problem)) {
            limits.rest(house.limits(), who);
        }
        operator.waited(ringing.begun(), problem.code(), now());
        return Step.Failed.because(problem);
    }

    /** Tells the operator that nobody waits any more; whether it listens is its own affair. */
    private void withdraw(Ringing ringing, Subscriber who) {
        MobileOperator told = operator;
        Order order = ringing.order(who);
        InstantSource time = clock;
        if (ringing.session().isEmpty()) {
            errands.callOff(ringing.handle(), begun -> told.cancel(order, begun.session(), time));
        } else {
            errands.tell(() -> told.cancel(order, ringing.session(), time));
        }
    }

    private Step waiting(Order order) {
        return new Step.Wait(
                WAIT,
                Map.of(
                        "verificationCode",
                        order.code(),
                        "lastTwo",
                        order.who().phone().lastTwo()),
                AGAIN);
    }

    private static String key(Ringing ringing) {
        return "mobile-id|" + ringing.handle();
    }

    private Instant now() {
        return clock.instant();
    }
}
