package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Attempt;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.Challenge;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Role;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;

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

    private static final Duration AGAIN = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1500);

    /** No person is asked, so the operator has no reason to take longer. */
    private static final Duration ASKING_ENDS = Duration.ofSeconds(20);

    /** The operator gives up at 120 seconds; whatever it says later, or does not say, counts no more. */
    private static final Duration DEADLINE = Duration.ofSeconds(130);

    private final Optional<MobileOperator> operator;
    private final Errands errands;
    private final RingLimits limits;
    /** The code is on the page before the phone rings, and the phone rings within two seconds of it. */
    private final Duration ringAfter;

    private final CallingCode callingCode;
    private final House house;
    /** Taken out of the house, which is for one request, while an errand may last longer. */
    private final InstantSource clock;

    MobileId(
            Optional<MobileOperator> operator,
            Errands errands,
            RingLimits limits,
            Duration ringAfter,
            CallingCode callingCode,
            House house) {
        this.operator = operator;
        this.errands = errands;
        this.limits = limits;
        this.ringAfter = ringAfter;
        this.callingCode = callingCode;
        this.house = house;
        this.clock = house.clock();
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
            return ringing(attempt, ringing.get(), input);
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
    public void cancel(Attempt attempt) {
        attempt.kept(Asking.class).ifPresent(asking -> errands.drop(asking.handle()));
        attempt.kept(Ringing.class).ifPresent(ringing -> subscriber(attempt, ringing.identifier(), ringing.phone())
                .ifPresent(who -> {
                    withdraw(ringing, who);
                    over(ringing, who, MobileProblems.CANCELLED);
                }));
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
            return Step.Failed.because(limited(MobileProblems.LIMIT));
        }
        Asking asking = new Asking(
                who.get().identifier().value(),
                who.get().phone().value(),
                house.codes().base32(32),
                now().toEpochMilli());
        attempt.keep(asking);
        return asking(attempt, asking, MOMENT);
    }

    /** Nothing has rung, so what another node asked and did not tell is simply asked again. */
    private Step asking(Attempt attempt, Asking asking, Duration moment) {
        Optional<Subscriber> who = subscriber(attempt, asking.identifier(), asking.phone());
        if (who.isEmpty() || isOlder(asking.since(), ASKING_ENDS)) {
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
                ring(attempt, who.get(), holds.roles().stream().findFirst());
            case Answer.Ended ended -> Step.Failed.because(ended.problem());
            case Answer.Begun nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Running nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
            case Answer.Signed nonsense -> Step.Failed.because(MobileProblems.UNAVAILABLE);
        };
    }

    private Step choosing(Attempt attempt, Choosing choosing, Input input) {
        Optional<Role> role = input.value("role").flatMap(Role::of);
        Optional<Subscriber> who = subscriber(attempt, choosing.identifier(), choosing.phone());
        return role.isPresent() && who.isPresent() ? ring(attempt, who.get(), role) : new Step.Prompt(ROLE, Map.of());
    }

    private Step ring(Attempt attempt, Subscriber who, Optional<Role> role) {
        Optional<LoginProblem> barred = limits.mayRing(house.limits(), who);
        if (barred.isPresent()) {
            return Step.Failed.because(limited(barred.get()));
        }
        MobileOperator asked = operator.orElseThrow();
        Challenge challenge = Challenge.fresh();
        String text = asked.text(new Wording(attempt.portal(), attempt.locale(), challenge));
        Order order = new Order(who, role, challenge, text, attempt.locale());
        Ringing ringing = Ringing.begun(order, house.codes().base32(32), now());
        attempt.keep(ringing);
        house.challenges().put(key(ringing), DEADLINE.plusSeconds(30), Map.of());
        errands.send(ringing.handle(), ringAfter, Question.ring(asked, order, clock));
        return waiting(order);
    }

    private Step ringing(Attempt attempt, Ringing ringing, Input input) {
        Optional<Subscriber> someone = subscriber(attempt, ringing.identifier(), ringing.phone());
        if (someone.isEmpty()) {
            // the session whose citizen it was for is over
            return Step.Failed.because(CODE_EXPIRED);
        }
        Subscriber who = someone.get();
        if (isOlder(ringing.since(), DEADLINE)) {
            withdraw(ringing, who);
            return over(ringing, who, MobileProblems.TIMEOUT);
        }
        Duration moment = input.has("continue") ? MOMENT : Duration.ZERO;
        return switch (errands.fetch(ringing.handle(), moment).orElse(null)) {
            case null -> unanswered(ringing, who, moment);
            case Answer.Begun begun -> {
                Ringing rings = ringing.in(begun.session());
                attempt.keep(rings);
                yield look(rings, who, Duration.ZERO);
            }
            case Answer.Running running -> look(ringing, who, moment);
            case Answer.Ended ended -> over(ringing, who, ended.problem());
            case Answer.Signed signed -> signed(attempt, ringing, who, signed);
            case Answer.Holds nonsense -> over(ringing, who, MobileProblems.UNAVAILABLE);
        };
    }

    /** Either nothing was said yet, or another node was told: it has the order, but not its answer. */
    private Step unanswered(Ringing ringing, Subscriber who, Duration moment) {
        if (errands.isUnderWay(ringing.handle())) {
            return waiting(ringing.order(who));
        }
        return ringing.session().isEmpty()
                ? over(ringing, who, MobileProblems.UNAVAILABLE)
                : look(ringing, who, moment);
    }

    private Step look(Ringing ringing, Subscriber who, Duration moment) {
        Order order = ringing.order(who);
        errands.send(ringing.handle(), Question.look(operator.orElseThrow(), order, ringing.session(), clock));
        return waiting(order);
    }

    private Step signed(Attempt attempt, Ringing ringing, Subscriber who, Answer.Signed signed) {
        // taken first: an answer counts once
        if (house.challenges().take(key(ringing)).isEmpty()) {
            return over(ringing, who, CODE_EXPIRED);
        }
        Signature signature = new Signature(signed.certificate(), house);
        Optional<LoginProblem> wrong = signature.refusal(who, Role.of(ringing.role()));
        if (wrong.isPresent()) {
            return over(ringing, who, wrong.get());
        }
        limits.release(house.limits(), who, ringing.begun(), now());
        limits.approved(house.limits(), who);
        return signature.step();
    }

    /** Ends a login whose phone rang, and lets the SIM rest if nobody wanted it. */
    private Step over(Ringing ringing, Subscriber who, LoginProblem problem) {
        errands.drop(ringing.handle());
        house.challenges().take(key(ringing));
        limits.release(house.limits(), who, ringing.begun(), now());
        if (Set.of(MobileProblems.CANCELLED, MobileProblems.TIMEOUT).contains(problem)) {
            limits.rest(house.limits(), who);
        }
        return Step.Failed.because(problem);
    }

    /** Tells the operator that nobody waits any more; whether it listens is its own affair. */
    private void withdraw(Ringing ringing, Subscriber who) {
        Order order = ringing.order(who);
        InstantSource time = clock;
        operator.ifPresent(told -> {
            if (ringing.session().isEmpty()) {
                errands.callOff(ringing.handle(), begun -> told.cancel(order, begun.session(), time));
            } else {
                errands.tell(() -> told.cancel(order, ringing.session(), time));
            }
        });
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

    private LoginProblem limited(LoginProblem problem) {
        house.audit().record(new AuditEvent.LimitReached(MobileIdFactory.ID, problem.code()));
        return problem;
    }

    private static String key(Ringing ringing) {
        return "mobile-id|" + ringing.handle();
    }

    private boolean isOlder(long since, Duration age) {
        return Duration.between(Instant.ofEpochMilli(since), now()).compareTo(age) > 0;
    }

    private Instant now() {
        return clock.instant();
    }
}
