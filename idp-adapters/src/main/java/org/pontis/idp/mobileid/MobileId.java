package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;

/**
 * Asks who somebody is and for her phone, lets her choose as whom she logs in if her SIM knows several, shows the
 * verification code and has the phone ring. The browser asks again until the phone has answered.
 */
final class MobileId implements LoginMethod {

    private static final String FORM = "mobile-id";
    private static final String ROLE = "mobile-id-role";
    private static final String WAIT = "mobile-id-wait";

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1500);

    /** No person is asked, so the operator has no reason to take longer. */
    private static final Duration ASKING_ENDS = Duration.ofSeconds(20);

    private final Optional<WatchedOperator> operator;
    private final Errands errands;
    private final RingLimits limits;
    private final CallingCode callingCode;
    private final House house;
    /** Taken out of the house, which is for one request, while an errand may last longer. */
    private final InstantSource clock;

    MobileId(
            Optional<WatchedOperator> operator,
            Errands errands,
            RingLimits limits,
            CallingCode callingCode,
            House house) {
        this.operator = operator;
        this.errands = errands;
        this.limits = limits;
        this.callingCode = callingCode;
        this.house = house;
        this.clock = house.clock();
    }

    @Override
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return operator.filter(WatchedOperator::isDown).map(down -> MobileProblems.UNAVAILABLE);
    }

    @Override
    public Step begin(Attempt attempt) {
        attempt.keep(new Identifying(FORM));
        return new Step.Prompt(FORM, form(attempt, Input.NONE));
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        if (operator.isEmpty()) {
            return Step.Failed.because(MobileProblems.UNAVAILABLE);
        }
        Optional<Ringing> ringing = attempt.kept(Ringing.class);
        if (ringing.isPresent()) {
            return subscriber(attempt, ringing.get().identifier(), ringing.get().phone())
                    .map(who -> call().resume(attempt, ringing.get(), who, input))
                    // the session whose citizen it was for is over
                    .orElseGet(() -> Step.Failed.because(CODE_EXPIRED));
        }
        Optional<Choosing> choosing = attempt.kept(Choosing.class);
        if (choosing.isPresent()) {
            return choosing(attempt, choosing.get(), input);
        }
        return attempt.kept(Asking.class)
                .map(asking -> asking(attempt, asking, Duration.ZERO))
                .orElseGet(() -> identify(attempt, input));
    }

    @Override
    public boolean hasNews(Attempt attempt) {
        if (operator.isEmpty()) {
            return true;
        }
        Optional<Ringing> ringing = attempt.kept(Ringing.class);
        if (ringing.isPresent()) {
            return subscriber(attempt, ringing.get().identifier(), ringing.get().phone())
                    .map(who -> call().hasNews(attempt, ringing.get(), who))
                    .orElse(true);
        }
        return attempt.kept(Asking.class)
                .map(asking -> !errands.isUnderWay(asking.handle()) || errands.isAnswered(asking.handle()))
                .orElse(true);
    }

    @Override
    public void cancel(Attempt attempt) {
        attempt.kept(Asking.class).ifPresent(asking -> errands.drop(asking.handle()));
        attempt.kept(Ringing.class).filter(ringing -> operator.isPresent()).ifPresent(ringing -> subscriber(
                        attempt, ringing.identifier(), ringing.phone())
                .ifPresent(who -> call().cancel(ringing, who)));
    }

    private Step identify(Attempt attempt, Input input) {
        if (!input.has("identifier") && !input.has("phone")) {
            return new Step.Prompt(FORM, form(attempt, input));
        }
        Optional<Subscriber> who = input.value("phone")
                .flatMap(phone -> subscriber(attempt, input.value("identifier").orElse(""), phone));
        if (who.isEmpty()) {
            return new Step.Retry(FORM, form(attempt, input), INPUT_INVALID, Optional.empty());
        }
        if (!limits.mayAsk(house.limits(), attempt.remoteAddress())) {
            return limits.reached(house.audit(), MobileProblems.LIMIT);
        }
        Asking asking = new Asking(
                who.get().identifier().value(),
                who.get().phone().value(),
                house.codes().base32(32),
                clock.instant().toEpochMilli());
        attempt.keep(asking);
        return asking(attempt, asking, MOMENT);
    }

    /** Nothing has rung, so what another node asked and did not tell is simply asked again. */
    private Step asking(Attempt attempt, Asking asking, Duration moment) {
        Optional<Subscriber> who = subscriber(attempt, asking.identifier(), asking.phone());
        if (who.isEmpty() || asking.isOlder(ASKING_ENDS, clock.instant())) {
            errands.drop(asking.handle());
            return Step.Failed.because(MobileProblems.UNAVAILABLE);
        }
        errands.send(asking.handle(), Question.ask(operator.orElseThrow(), who.get(), clock));
        return switch (errands.fetch(asking.handle(), moment).orElse(null)) {
            case null -> new Step.Wait(WAIT, Map.of(), SOON);
            case Answer.Holds holds
            when holds.roles().size() > 1 -> {
                attempt.keep(new Choosing(asking.identifier(), asking.phone()));
                yield new Step.Prompt(ROLE, Map.of());
            }
            case Answer.Holds holds ->
                call().begin(attempt, who.get(), holds.roles().stream().findFirst());
            case Answer.Ended ended -> Step.Failed.because(ended.problem());
            case Answer.Begun nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Running nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Signed nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
        };
    }

    private Step choosing(Attempt attempt, Choosing choosing, Input input) {
        Optional<Role> role = input.value("role").flatMap(Role::of);
        Optional<Subscriber> who = subscriber(attempt, choosing.identifier(), choosing.phone());
        return role.isPresent() && who.isPresent()
                ? call().begin(attempt, who.get(), role)
                : new Step.Prompt(ROLE, Map.of());
    }

    /** In a session, the citizen is who she is, whatever was typed. */
    private Optional<Subscriber> subscriber(Attempt attempt, String identifier, String phone) {
        Optional<PersonIdentifier> person = attempt.citizen()
                .map(Citizen::identifier)
                .or(() -> house.identifiers().read(identifier));
        return person.flatMap(who -> callingCode.number(phone).map(number -> new Subscriber(who, number)));
    }

    private Map<String, Object> form(Attempt attempt, Input input) {
        Map<String, Object> model = new HashMap<>();
        model.put("askIdentifier", attempt.citizen().isEmpty());
        // she need not type it again (WCAG 2.2, 3.3.7)
        input.value("phone").filter(typed -> typed.length() <= 30).ifPresent(typed -> model.put("typedPhone", typed));
        return model;
    }

    private PhoneCall call() {
        return new PhoneCall(operator.orElseThrow(), errands, limits, house);
    }
}
