package org.pontis.idp.mobileid;

import java.time.Duration;
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
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.numbering.CallingCode;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;

/**
 * Asks who somebody is and for her phone, then the operator about both ({@link Enquiry}), and has the phone ring
 * ({@link PhoneCall}). The browser asks again until the phone has answered.
 */
final class MobileId implements LoginMethod {

    private static final String FORM = "mobile-id";

    private final WatchedOperator operator;
    private final CallingCode callingCode;
    private final House house;
    private final PhoneCall call;
    private final Enquiry enquiry;

    MobileId(WatchedOperator operator, Errands errands, RingLimits limits, CallingCode callingCode, House house) {
        this.operator = operator;
        this.callingCode = callingCode;
        this.house = house;
        this.call = new PhoneCall(operator, errands, limits, house);
        this.enquiry = new Enquiry(operator, errands, limits, house, call);
    }

    @Override
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return operator.isDown() ? Optional.of(MobileProblems.UNAVAILABLE) : Optional.empty();
    }

    @Override
    public Step begin(Attempt attempt) {
        attempt.keep(new Identifying(FORM));
        return new Step.Prompt(FORM, form(attempt, Input.NONE));
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        Optional<Ringing> ringing = attempt.kept(Ringing.class);
        if (ringing.isPresent()) {
            return called(attempt, ringing.get())
                    .map(who -> call.resume(attempt, ringing.get(), who, input))
                    // the session whose citizen it was for is over
                    .orElseGet(() -> Step.Failed.because(CODE_EXPIRED));
        }
        Optional<Choosing> choosing = attempt.kept(Choosing.class);
        if (choosing.isPresent()) {
            return enquiry.choose(
                    attempt,
                    subscriber(
                            attempt, choosing.get().identifier(), choosing.get().phone()),
                    input);
        }
        Optional<Asking> asking = attempt.kept(Asking.class);
        if (asking.isPresent()) {
            return subscriber(attempt, asking.get().identifier(), asking.get().phone())
                    .map(who -> enquiry.resume(attempt, asking.get(), who, Duration.ZERO))
                    .orElseGet(() -> enquiry.giveUp(asking.get()));
        }
        return identify(attempt, input);
    }

    @Override
    public boolean hasNews(Attempt attempt) {
        Optional<Ringing> ringing = attempt.kept(Ringing.class);
        if (ringing.isPresent()) {
            return called(attempt, ringing.get())
                    .map(who -> call.hasNews(attempt, ringing.get(), who))
                    .orElse(true);
        }
        return attempt.kept(Asking.class).map(enquiry::hasNews).orElse(true);
    }

    @Override
    public void cancel(Attempt attempt) {
        attempt.kept(Asking.class).ifPresent(enquiry::drop);
        attempt.kept(Ringing.class)
                .ifPresent(ringing -> called(attempt, ringing).ifPresent(who -> call.cancel(ringing, who)));
    }

    private Step identify(Attempt attempt, Input input) {
        if (!input.has("identifier") && !input.has("phone")) {
            return new Step.Prompt(FORM, form(attempt, input));
        }
        return input.value("phone")
                .flatMap(phone -> subscriber(attempt, input.value("identifier").orElse(""), phone))
                .map(who -> enquiry.begin(attempt, who))
                .orElseGet(() -> new Step.Retry(FORM, form(attempt, input), INPUT_INVALID, Optional.empty()));
    }

    private Optional<Subscriber> called(Attempt attempt, Ringing ringing) {
        return subscriber(attempt, ringing.identifier(), ringing.phone());
    }

    /** In a session, the citizen is who she is, whatever was typed. */
    private Optional<Subscriber> subscriber(Attempt attempt, String identifier, String phone) {
        Optional<PersonIdentifier> person = attempt.citizen()
                .map(Citizen::identifier)
                .or(() -> house.identifiers().read(identifier));
        return person.flatMap(who -> callingCode.number(phone).map(number -> new Subscriber(who, number)));
    }

    private static Map<String, Object> form(Attempt attempt, Input input) {
        Map<String, Object> model = new HashMap<>();
        model.put("askIdentifier", attempt.citizen().isEmpty());
        // she need not type it again (WCAG 2.2, 3.3.7)
        input.value("phone").filter(typed -> typed.length() <= 30).ifPresent(typed -> model.put("typedPhone", typed));
        return model;
    }
}
