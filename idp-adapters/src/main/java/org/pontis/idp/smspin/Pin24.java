package org.pontis.idp.smspin;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.code.CodeRules;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.code.SmsCode;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.LEVEL_NOT_REACHED;

/** Asks who somebody is, then for the code that reached her phone. A citizen of a live session is asked the code only. */
final class Pin24 implements LoginMethod {

    private static final String PAGE = "identify";

    private final House house;
    private final SmsCode code;

    Pin24(CodeRules rules, House house) {
        this.house = house;
        this.code = new SmsCode(rules, house);
    }

    @Override
    public Step begin(Attempt attempt) {
        attempt.keep(new Identifying(PAGE));
        Optional<LoginProblem> obstacle = house.sms().obstacle();
        if (obstacle.isPresent()) {
            return Step.Failed.because(obstacle.get());
        }
        return attempt.citizen().map(citizen -> sendTo(attempt, citizen)).orElseGet(Pin24::ask);
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        return attempt.kept(CodeSent.class)
                .map(sent -> resume(attempt, sent, input))
                .orElseGet(() -> identify(attempt, input));
    }

    @Override
    public void cancel(Attempt attempt) {
        code.withdraw(attempt);
    }

    private Step sendTo(Attempt attempt, Citizen citizen) {
        return citizen.phone().isPresent()
                ? send(attempt, Recipient.known(citizen), "", "")
                : Step.Failed.because(LEVEL_NOT_REACHED);
    }

    private Step identify(Attempt attempt, Input input) {
        Optional<LoginProblem> obstacle = house.sms().obstacle();
        if (obstacle.isPresent()) {
            return Step.Failed.because(obstacle.get());
        }
        if (!input.has("identifier") && !input.has("contrast")) {
            return ask();
        }
        Optional<PersonIdentifier> identifier = input.value("identifier").flatMap(house.identifiers()::read);
        Optional<String> contrast = input.value("contrast").flatMap(Pin24::date);
        if (identifier.isEmpty() || contrast.isEmpty()) {
            return new Step.Retry(PAGE, Map.of(), INPUT_INVALID, Optional.empty());
        }
        Recipient to = claimed(identifier.get(), contrast.get());
        return send(attempt, to, identifier.get().value(), contrast.get());
    }

    private Step send(Attempt attempt, Recipient to, String identifier, String contrast) {
        String lastTwo = code.lastTwo(to);
        attempt.keep(new CodeSent(identifier, contrast, lastTwo));
        return code.send(attempt, to, lastTwo);
    }

    private Step resume(Attempt attempt, CodeSent sent, Input input) {
        return attempt.citizen()
                .map(Recipient::known)
                .or(() -> house.identifiers().read(sent.identifier()).map(who -> claimed(who, sent.contrast())))
                .map(to -> code.resume(attempt, to, sent.lastTwo(), input, this::done))
                // the session whose citizen the code was for is over
                .orElseGet(() -> Step.Failed.because(CODE_EXPIRED));
    }

    private Recipient claimed(PersonIdentifier identifier, String contrast) {
        return Recipient.claimed(identifier, contrast, house.citizens().find(identifier));
    }

    private Step done(Citizen citizen) {
        Registration registration = citizen.phone().map(Phone::registration).orElse(Registration.BASIC);
        return new Step.Done(
                citizen,
                new Proof(
                        Pin24Factory.ID,
                        Set.of(Factor.POSSESSION),
                        LevelOfAssurance.LOW.cappedBy(registration.carries()),
                        registration,
                        SmsCode.AMR,
                        house.clock().instant()));
    }

    private static Step ask() {
        return new Step.Prompt(PAGE, Map.of());
    }

    private static Optional<String> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()).toString());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
