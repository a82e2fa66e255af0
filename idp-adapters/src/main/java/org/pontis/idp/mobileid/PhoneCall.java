package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.Challenge;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;

/** A phone that rings, from the page with the verification code until the operator has said how it ended. */
final class PhoneCall {

    /** The operator gives up at 120 seconds; whatever it says later, or does not say, counts no more. */
    private static final Duration DEADLINE = Duration.ofSeconds(130);

    private final WatchedOperator operator;
    private final Errands errands;
    private final RingLimits limits;
    private final House house;
    private final CallEnd end;
    /** Taken out of the house, which is for one request, while an errand may last longer. */
    private final InstantSource clock;

    PhoneCall(WatchedOperator operator, Errands errands, RingLimits limits, House house) {
        this.operator = operator;
        this.errands = errands;
        this.limits = limits;
        this.house = house;
        this.end = new CallEnd(operator, errands, limits, house);
        this.clock = house.clock();
    }

    /** The citizen does not want it any more. */
    void cancel(Ringing ringing, Subscriber who) {
        end.withdrawn(ringing, who, MobileProblems.CANCELLED);
    }

    /** Shows the code, and has the phone ring a moment later. */
    Step begin(Attempt attempt, Subscriber who, Optional<Role> role) {
        Optional<LoginProblem> barred = limits.mayRing(house.limits(), who);
        if (barred.isPresent()) {
            return limits.reached(house.audit(), barred.get());
        }
        Challenge challenge = Challenge.fresh();
        String text = operator.text(new Wording(attempt.portalInBrief(), attempt.locale(), challenge));
        Order order = new Order(who, role, challenge, text, attempt.locale());
        Ringing ringing = Ringing.begun(order, house.codes().base32(32), now());
        attempt.keep(ringing);
        end.await(ringing, DEADLINE.plusSeconds(30));
        errands.send(ringing.handle(), limits.ringAfter(), Question.ring(operator, order, clock));
        return WaitPage.ringing(order);
    }

    /** What the browser is shown next. */
    Step resume(Attempt attempt, Ringing ringing, Subscriber who, Input input) {
        if (ringing.isOlder(DEADLINE, now())) {
            return end.withdrawn(ringing, who, MobileProblems.TIMEOUT);
        }
        Duration moment = input.has("continue") ? WaitPage.MOMENT : Duration.ZERO;
        return errands.fetch(ringing.handle(), moment)
                .map(answer -> react(attempt, ringing, who, answer, moment))
                .orElseGet(() -> unanswered(attempt, ringing, who, moment));
    }

    /** Goes on as far as nothing is decided; what is, stays for {@link #resume}. */
    boolean hasNews(Attempt attempt, Ringing ringing, Subscriber who) {
        if (ringing.isOlder(DEADLINE, now())) {
            return true;
        }
        Optional<Answer> midway = errands.fetch(ringing.handle(), PhoneCall::isMidway);
        if (midway.isPresent()) {
            react(attempt, ringing, who, midway.get(), Duration.ZERO);
            return false;
        }
        if (errands.isUnderWay(ringing.handle())) {
            // what has come since is looked at the next time, if it decides nothing
            return errands.isAnswered(ringing.handle(), answer -> !isMidway(answer));
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

    private Step react(Attempt attempt, Ringing ringing, Subscriber who, Answer answer, Duration moment) {
        return switch (answer) {
            case Answer.Begun begun -> {
                Ringing rings = ringing.in(begun.session());
                attempt.keep(rings);
                yield look(attempt, rings, who, moment);
            }
            // another request of this browser was told the session a moment ago, and it will be known to the next
            case Answer.Running running when ringing.session().isEmpty() -> WaitPage.ringing(ringing.order(who));
            case Answer.Running running -> look(attempt, ringing, who, moment);
            case Answer.Ended ended -> end.failed(ringing, who, ended.problem());
            case Answer.Signed signed -> end.signed(ringing, who, signed);
            case Answer.Holds nonsense -> end.failed(ringing, who, MobileProblems.UNAVAILABLE);
        };
    }

    /** Either nothing was said yet, or another node was told: it has the order, but not its answer. */
    private Step unanswered(Attempt attempt, Ringing ringing, Subscriber who, Duration moment) {
        if (errands.isUnderWay(ringing.handle())) {
            return WaitPage.ringing(ringing.order(who));
        }
        return ringing.session().isEmpty()
                ? end.failed(ringing, who, MobileProblems.UNAVAILABLE)
                : look(attempt, ringing, who, moment);
    }

    /** Asks again; whoever pressed a button is spared another round if the answer is nearly there. */
    private Step look(Attempt attempt, Ringing ringing, Subscriber who, Duration moment) {
        Order order = ringing.order(who);
        errands.send(ringing.handle(), Question.look(operator, order, ringing.session(), clock));
        if (moment.isZero()) {
            return WaitPage.ringing(order);
        }
        return errands.fetch(ringing.handle(), moment)
                .filter(answer -> !(answer instanceof Answer.Running))
                .map(answer -> react(attempt, ringing, who, answer, Duration.ZERO))
                .orElseGet(() -> WaitPage.ringing(order));
    }

    private Instant now() {
        return clock.instant();
    }
}
