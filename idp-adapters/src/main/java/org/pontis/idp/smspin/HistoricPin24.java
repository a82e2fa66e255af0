package org.pontis.idp.smspin;

import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Attempt;
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

/**
 * Asks who somebody is and for an access key of her choice, then for that key and the PIN that reached her phone. A citizen
 * of a live session is not asked who she is.
 */
final class HistoricPin24 implements LoginMethod {

    private static final String PAGE = "request-pin";

    private final CodeRules rules;
    private final House house;

    HistoricPin24(CodeRules rules, House house) {
        this.rules = rules;
        this.house = house;
    }

    @Override
    public Step begin(Attempt attempt) {
        attempt.keep(new Identifying(PAGE));
        return barred(attempt).<Step>map(Step.Failed::because).orElseGet(() -> ask(attempt));
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        return attempt.kept(PinSent.class)
                .map(sent -> resume(attempt, sent, input))
                .orElseGet(() -> request(attempt, input));
    }

    @Override
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return house.sms().obstacle();
    }

    @Override
    public void cancel(Attempt attempt) {
        code(attempt, "").withdraw(attempt);
    }

    private Optional<LoginProblem> barred(Attempt attempt) {
        return obstacle(attempt).or(() -> attempt.citizen()
                .filter(citizen -> citizen.phone().isEmpty())
                .map(citizen -> LEVEL_NOT_REACHED));
    }

    private Step request(Attempt attempt, Input input) {
        Optional<LoginProblem> barred = barred(attempt);
        if (barred.isPresent()) {
            return Step.Failed.because(barred.get());
        }
        if (!input.has("accesskey") && !input.has("identifier") && !input.has("contrast")) {
            return ask(attempt);
        }
        Optional<AccessKey> key = AccessKey.read(input);
        Optional<Claim> claim = Claim.read(input, house);
        if (key.isEmpty() || attempt.citizen().isEmpty() && claim.isEmpty()) {
            return new Step.Retry(PAGE, model(attempt), INPUT_INVALID, Optional.empty());
        }
        return attempt.citizen()
                .map(citizen -> send(attempt, Recipient.known(citizen), key.get(), "", ""))
                .orElseGet(() -> send(
                        attempt,
                        claim.get().recipient(house),
                        key.get(),
                        claim.get().identifier().value(),
                        claim.get().contrast()));
    }

    private Step send(Attempt attempt, Recipient to, AccessKey key, String identifier, String contrast) {
        String seal = key.seal(house.codes(), attempt);
        return code(attempt, seal)
                .send(attempt, to, lastTwo -> attempt.keep(new PinSent(identifier, contrast, seal, lastTwo)));
    }

    private Step resume(Attempt attempt, PinSent sent, Input input) {
        return attempt.citizen()
                .map(Recipient::known)
                .or(() -> house.identifiers().read(sent.identifier()).map(who -> new Claim(who, sent.contrast())
                        .recipient(house)))
                .map(to -> code(attempt, sent.accessKey())
                        .resume(attempt, to, sent.lastTwo(), input, citizen -> Profile.done(citizen, house)))
                // the session whose citizen the PIN was for is over
                .orElseGet(() -> Step.Failed.because(CODE_EXPIRED));
    }

    private SmsCode code(Attempt attempt, String accessKey) {
        return new SmsCode(rules, new PinForm(accessKey, attempt, house.codes()), house);
    }

    private static Step ask(Attempt attempt) {
        return new Step.Prompt(PAGE, model(attempt));
    }

    private static Map<String, Object> model(Attempt attempt) {
        return Map.of("askIdentifier", attempt.citizen().isEmpty());
    }
}
