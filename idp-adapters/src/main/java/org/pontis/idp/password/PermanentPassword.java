package org.pontis.idp.password;

import java.time.Instant;
import java.util.EnumSet;
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
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.code.CodeRules;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.code.SmsCode;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CREDENTIALS_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.LEVEL_NOT_REACHED;
import static org.pontis.broker.LoginProblem.METHOD_NOT_OFFERED;
import static org.pontis.broker.LoginProblem.SESSION_OVER;
import static org.pontis.broker.LoginProblem.TOO_BUSY;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;

/**
 * Asks for the password and, when more than low is asked, for a code on the phone. What the live session has proven of the
 * two is not asked again.
 */
final class PermanentPassword implements LoginMethod {

    private static final String PAGE = "password";

    private final House house;
    private final PasswordCheck check;
    private final SmsCode code;

    PermanentPassword(PasswordCheck.Rules check, CodeRules rules, House house) {
        this.house = house;
        this.check = new PasswordCheck(check, house);
        this.code = new SmsCode(rules, house);
    }

    @Override
    public Step begin(Attempt attempt) {
        attempt.keep(new Asking(PAGE));
        if (attempt.requested() == LevelOfAssurance.HIGH) {
            return Step.Failed.because(METHOD_NOT_OFFERED);
        }
        Optional<LoginProblem> obstacle = obstacle(attempt);
        if (obstacle.isPresent()) {
            return Step.Failed.because(obstacle.get());
        }
        Optional<Knowledge> known = Knowledge.ofSession(attempt);
        return attempt.citizen().isPresent() && known.isPresent()
                ? proven(attempt, attempt.citizen().get(), known.get())
                : new Step.Prompt(PAGE, model(attempt));
    }

    @Override
    public Step resume(Attempt attempt, Input input) {
        return attempt.kept(PasswordProven.class)
                .map(proven -> resume(attempt, proven, input))
                .orElseGet(() -> input.has("password") ? check(attempt, input) : new Step.Prompt(PAGE, model(attempt)));
    }

    /** Why a code that will be needed cannot be sent: said to everybody, before anybody is looked up. */
    @Override
    public Optional<LoginProblem> obstacle(Attempt attempt) {
        return attempt.requested() == LevelOfAssurance.LOW
                        || Possession.ofSession(attempt).isPresent()
                ? Optional.empty()
                : house.sms().obstacle();
    }

    @Override
    public Set<Factor> held(Attempt attempt) {
        Set<Factor> held = EnumSet.noneOf(Factor.class);
        Knowledge.ofSession(attempt).ifPresent(known -> held.add(Factor.KNOWLEDGE));
        Possession.ofSession(attempt).ifPresent(had -> held.add(Factor.POSSESSION));
        return held;
    }

    @Override
    public void cancel(Attempt attempt) {
        code.withdraw(attempt);
    }

    private Step check(Attempt attempt, Input input) {
        Optional<LoginProblem> obstacle = obstacle(attempt);
        if (obstacle.isPresent()) {
            return Step.Failed.because(obstacle.get());
        }
        Optional<PersonIdentifier> who = attempt.citizen()
                .map(Citizen::identifier)
                .or(() -> input.value("identifier").flatMap(house.identifiers()::read));
        Optional<String> password = input.value("password");
        if (who.isEmpty() || password.isEmpty()) {
            return again(attempt, INPUT_INVALID, Optional.empty());
        }
        return switch (check.check(attempt, who.get(), password.get())) {
            case PasswordCheck.Verdict.TooMany() -> Step.Failed.because(TOO_MANY_ATTEMPTS);
            case PasswordCheck.Verdict.Busy() -> again(attempt, TOO_BUSY, Optional.empty());
            case PasswordCheck.Verdict.Wrong(var citizen) -> again(attempt, CREDENTIALS_WRONG, citizen);
            case PasswordCheck.Verdict.Right(var citizen) ->
                proven(attempt, citizen, Knowledge.shown(citizen, house.clock().instant()));
        };
    }

    /** The password is proven; only now may the citizen learn how far it reaches. */
    private Step proven(Attempt attempt, Citizen citizen, Knowledge known) {
        if (attempt.requested() == LevelOfAssurance.LOW) {
            return new Step.Done(citizen, known.alone());
        }
        if (!together(citizen, known).carries().atLeast(attempt.requested())) {
            return Step.Failed.because(LEVEL_NOT_REACHED);
        }
        return Possession.ofSession(attempt)
                .map(had -> reinforced(attempt, citizen, known, had.at()))
                .orElseGet(() -> sendCode(attempt, citizen, known));
    }

    private Step sendCode(Attempt attempt, Citizen citizen, Knowledge known) {
        return code.send(
                attempt,
                Recipient.known(citizen),
                lastTwo -> attempt.keep(
                        PasswordProven.of(citizen, known, house.passwords().edition(citizen), lastTwo)));
    }

    private Step resume(Attempt attempt, PasswordProven proven, Input input) {
        Optional<Citizen> citizen = attempt.citizen()
                .or(() -> house.identifiers().read(proven.identifier()).flatMap(house.citizens()::find));
        if (citizen.isEmpty()) {
            // blocked or gone since the password was right
            return Step.Failed.because(CODE_EXPIRED);
        }
        if (!proven.isOf(house.passwords().edition(citizen.get()))) {
            code.withdraw(attempt);
            return Step.Failed.because(SESSION_OVER);
        }
        return code.resume(
                attempt,
                Recipient.known(citizen.get()),
                proven.lastTwo(),
                input,
                holder -> reinforced(
                        attempt, holder, proven.knowledge(), house.clock().instant()));
    }

    private static Step reinforced(Attempt attempt, Citizen citizen, Knowledge known, Instant possession) {
        Registration weaker = together(citizen, known);
        return weaker.carries().atLeast(attempt.requested())
                ? new Step.Done(citizen, known.with(possession, weaker))
                : Step.Failed.because(LEVEL_NOT_REACHED);
    }

    /** The weaker of the two registrations; without a phone there is nothing to reinforce with. */
    private static Registration together(Citizen citizen, Knowledge known) {
        return citizen.phone()
                .map(Phone::registration)
                .orElse(Registration.BASIC)
                .and(known.registration());
    }

    private static Step again(Attempt attempt, LoginProblem problem, Optional<Citizen> against) {
        return new Step.Retry(PAGE, model(attempt), problem, against);
    }

    private static Map<String, Object> model(Attempt attempt) {
        return Map.of("askIdentifier", attempt.citizen().isEmpty());
    }
}
