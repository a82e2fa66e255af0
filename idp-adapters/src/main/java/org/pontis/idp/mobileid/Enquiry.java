package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

/**
 * What comes before the phone rings: the operator is asked whether person and phone belong together, and the citizen as whom she
 * logs in, if her SIM knows several.
 */
final class Enquiry {

    private static final String ROLE = "mobile-id-role";

    /** No person is asked, so the operator has no reason to take longer. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final WatchedOperator operator;
    private final Errands errands;
    private final RingLimits limits;
    private final House house;
    private final PhoneCall call;
    /** Taken out of the house, which is for one request, while an errand may last longer. */
    private final InstantSource clock;

    Enquiry(WatchedOperator operator, Errands errands, RingLimits limits, House house, PhoneCall call) {
        this.operator = operator;
        this.errands = errands;
        this.limits = limits;
        this.house = house;
        this.call = call;
        this.clock = house.clock();
    }

    /** Asks the operator. */
    Step begin(Attempt attempt, Subscriber who) {
        if (!limits.mayAsk(house.limits(), attempt.remoteAddress())) {
            return limits.reached(house.audit(), MobileProblems.LIMIT);
        }
        Asking asking = new Asking(
                who.identifier().value(),
                who.phone().value(),
                house.codes().base32(32),
                clock.instant().toEpochMilli());
        attempt.keep(asking);
        return resume(attempt, asking, who, WaitPage.MOMENT);
    }

    /** Goes on once the operator has answered. Nothing has rung, so what another node asked and did not tell is simply asked again. */
    Step resume(Attempt attempt, Asking asking, Subscriber who, Duration moment) {
        if (asking.isOlder(DEADLINE, clock.instant())) {
            return giveUp(asking);
        }
        errands.send(asking.handle(), Question.ask(operator, who, clock));
        return errands.fetch(asking.handle(), moment)
                .map(answer -> react(attempt, asking, who, answer))
                .orElseGet(WaitPage::asking);
    }

    private Step react(Attempt attempt, Asking asking, Subscriber who, Answer answer) {
        return switch (answer) {
            case Answer.Holds holds
            when holds.roles().size() > 1 && attempt.portalLearnsRepresented() -> {
                attempt.keep(new Choosing(asking.identifier(), asking.phone()));
                yield new Step.Prompt(ROLE, Map.of());
            }
            case Answer.Holds holds -> call.begin(attempt, who, holds.ownRole());
            case Answer.Ended ended -> Step.Failed.because(ended.problem());
            case Answer.Begun nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Running nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Signed nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
        };
    }

    /** Nobody knows any more for whom the operator was asked, or it does not answer. */
    Step giveUp(Asking asking) {
        drop(asking);
        return Step.Failed.because(MobileProblems.UNAVAILABLE);
    }

    /** Whether the operator has answered, or has to be asked anew. */
    boolean hasNews(Asking asking) {
        return !errands.isUnderWay(asking.handle()) || errands.isAnswered(asking.handle());
    }

    /** The citizen does not want to know any more. */
    void drop(Asking asking) {
        errands.drop(asking.handle());
    }

    /** She has chosen a role, if it is one. */
    Step choose(Attempt attempt, Optional<Subscriber> who, Input input) {
        Optional<Role> role = input.value("role").flatMap(Role::of);
        return role.isPresent() && who.isPresent()
                ? call.begin(attempt, who.get(), role)
                : new Step.Prompt(ROLE, Map.of());
    }
}
