package org.pontis.idp.smspin;

import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
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
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return house.sms().obstacle();
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
        return Claim.read(input, house)
                .map(claim ->
                        send(attempt, claim.recipient(house), claim.identifier().value(), claim.contrast()))
                .orElseGet(() -> new Step.Retry(PAGE, Map.of(), INPUT_INVALID, Optional.empty()));
    }

    private Step send(Attempt attempt, Recipient to, String identifier, String contrast) {
        return code.send(attempt, to, lastTwo -> attempt.keep(new CodeSent(identifier, contrast, lastTwo)));
    }

    private Step resume(Attempt attempt, CodeSent sent, Input input) {
        return attempt.citizen()
                .map(Recipient::known)
                .or(() -> house.identifiers().read(sent.identifier()).map(who -> new Claim(who, sent.contrast())
                        .recipient(house)))
                .map(to -> code.resume(attempt, to, sent.lastTwo(), input, citizen -> Profile.done(citizen, house)))
                // the session whose citizen the code was for is over
                .orElseGet(() -> Step.Failed.because(CODE_EXPIRED));
    }

    private static Step ask() {
        return new Step.Prompt(PAGE, Map.of());
    }
}
