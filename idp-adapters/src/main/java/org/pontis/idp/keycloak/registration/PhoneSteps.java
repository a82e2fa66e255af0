package org.pontis.idp.keycloak.registration;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.code.SmsCode;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.pages.ThemeWord;
import org.pontis.idp.keycloak.registration.Draft.Stage;
import org.pontis.idp.keycloak.visit.PageAttempt;
import org.pontis.idp.registration.RegistrationRules;

/**
 * A code to a phone, and back: with the rules, limits and words of every other code. To whom it goes is beyond doubt by then, so what is
 * wrong with the number is said plainly.
 *
 * @param back what follows when there is no code on its way any more
 */
record PhoneSteps(Room room, BiFunction<Draft, LoginProblem, Response> back) {

    static final String PAGE = "registration-code";

    /** Sends a code, unless the number cannot be one or must not get one. */
    Response send(Draft draft, Optional<Msisdn> number, Stage next) {
        if (number.isEmpty()) {
            return back.apply(draft, LoginProblem.INPUT_INVALID);
        }
        AtomicReference<String> digits = new AtomicReference<>("");
        Draft addressed = draft.sentTo(number.get().value(), "");
        Step step = codes().send(attempt(addressed), to(addressed), digits::set);
        Draft sent = addressed.sentTo(number.get().value(), digits.get()).at(next);
        return answer(step, () -> room.drafts().keep(sent), sent, kept -> {
            throw new IllegalStateException("Nothing is proven by a code that has just been sent.");
        });
    }

    /** Judges what came back. */
    Response judge(Draft draft, Input input, Function<Draft, Response> proven) {
        return answer(resume(draft, input), () -> room.drafts().keep(draft), draft, proven);
    }

    /** Shows the page again; the draft stays as it is. */
    Response page(Draft draft) {
        return answer(resume(draft, Input.NONE), () -> draft, draft, proven -> {
            throw new IllegalStateException("Nothing is proven by looking.");
        });
    }

    private Step resume(Draft draft, Input input) {
        return codes().resume(
                        attempt(draft), to(draft), draft.lastTwo(), input, citizen -> new Step.Done(citizen, proof()));
    }

    /** The code on its way is worth nothing any more. */
    void withdraw(Draft draft) {
        codes().withdraw(attempt(draft));
    }

    private Response answer(Step step, Supplier<Draft> next, Draft draft, Function<Draft, Response> proven) {
        return switch (step) {
            case Step.Prompt prompt -> room.show(PAGE, next.get(), model(prompt.model(), draft));
            case Step.Retry retry -> room.show(retry.problem(), PAGE, next.get(), model(retry.model(), draft));
            case Step.Failed failed -> back.apply(draft, failed.problem());
            case Step.Done done -> proven.apply(draft);
            case Step.Wait wait -> throw new IllegalStateException("A code by SMS waits for nobody.");
            case Step.Redirect redirect -> throw new IllegalStateException("A code by SMS leads nowhere.");
        };
    }

    private Attempt attempt(Draft draft) {
        Locale language = room.session().getContext().resolveLocale(null);
        String purpose =
                draft.stage() == Stage.ACTIVATION_CODE ? "registration.sms.password" : "registration.sms.phone";
        return new PageAttempt(
                room.session(),
                draft.id(),
                language,
                Optional.ofNullable(room.realm().getDisplayName()).orElse(""),
                Optional.of(ThemeWord.of(room.session(), language, purpose)),
                room.address(room.way()));
    }

    private static Map<String, Object> model(Map<String, Object> model, Draft draft) {
        Map<String, Object> more = new HashMap<>(model);
        more.put("other", draft.stage() != Stage.ACTIVATION_CODE);
        return more;
    }

    private SmsCode codes() {
        return new SmsCode(room.rules().codes(), room.house());
    }

    private static Recipient to(Draft draft) {
        return Recipient.known(new Citizen(
                draft.account(),
                draft.who(),
                Optional.of(draft.contrast()),
                Optional.of(new Phone(new Msisdn(draft.phone()), Registration.BASIC)),
                Optional.empty()));
    }

    private static Proof proof() {
        return new Proof(
                RegistrationRules.ID,
                Set.of(Factor.POSSESSION),
                LevelOfAssurance.LOW,
                Registration.BASIC,
                SmsCode.AMR,
                Now.get());
    }
}
