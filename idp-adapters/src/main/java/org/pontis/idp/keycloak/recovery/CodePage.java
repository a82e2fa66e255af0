package org.pontis.idp.keycloak.recovery;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.ws.rs.core.Response;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.code.Recipient;
import org.pontis.idp.code.SmsCode;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.visit.PageAttempt;
import org.pontis.idp.recovery.RecoveryRules;

/**
 * A code to a phone, and back, with the rules, limits and words of every other code: who cannot be reached sees the same pages.
 *
 * @param to whom codes of an errand go
 * @param back what follows when no code is on its way any more
 */
record CodePage(Ground ground, Function<Errand, Recipient> to, Function<LoginProblem, Response> back) {

    private static final String PAGE = "recovery-code";

    Response send(Errand errand) {
        AtomicReference<String> digits = new AtomicReference<>("");
        Step step = codes().send(attempt(errand), to.apply(errand), digits::set);
        return answer(step, errand.showing(digits.get()), (citizen, done) -> back.apply(LoginProblem.INTERNAL_ERROR));
    }

    /** @param proven what follows when it was right, for whom */
    Response judge(Errand errand, Input input, BiFunction<Citizen, Errand, Response> proven) {
        Step step = codes().resume(
                        attempt(errand),
                        to.apply(errand),
                        errand.lastTwo(),
                        input,
                        citizen -> new Step.Done(citizen, proof()));
        return answer(step, errand, proven);
    }

    void withdraw(Errand errand) {
        codes().withdraw(attempt(errand));
    }

    private Response answer(Step step, Errand errand, BiFunction<Citizen, Errand, Response> proven) {
        return switch (step) {
            case Step.Prompt prompt -> ground.show(PAGE, model(errand, prompt.model()));
            case Step.Retry retry -> ground.show(retry.problem(), PAGE, model(errand, retry.model()));
            case Step.Failed failed -> back.apply(failed.problem());
            case Step.Done done -> proven.apply(done.citizen(), errand);
            case Step.Wait wait -> throw new IllegalStateException("A code by SMS waits for nobody.");
            case Step.Redirect redirect -> throw new IllegalStateException("A code by SMS leads nowhere.");
        };
    }

    private Map<String, Object> model(Errand errand, Map<String, Object> code) {
        Map<String, Object> model = new LinkedHashMap<>(code);
        model.put("errand", ground.errands().keep(errand));
        model.put("fresh", errand.purpose() == Errand.Purpose.LINK);
        return model;
    }

    private Attempt attempt(Errand errand) {
        String purpose = ground.word("recovery.sms." + errand.purpose().name().toLowerCase(Locale.ROOT));
        return new PageAttempt(
                ground.session(),
                errand.id(),
                ground.language(),
                purpose,
                Optional.of(purpose),
                URI.create(ground.address("")));
    }

    private SmsCode codes() {
        return new SmsCode(ground.rules().codes(), ground.house());
    }

    private static Proof proof() {
        return new Proof(
                RecoveryRules.ID,
                Set.of(Factor.POSSESSION),
                LevelOfAssurance.LOW,
                Registration.BASIC,
                SmsCode.AMR,
                Now.get());
    }

    /** Somebody's own phone, or the decoy of who has none or is not there. */
    static Recipient claimed(Errand errand, Optional<Citizen> found) {
        return Recipient.claimed(errand.who(), errand.contrast(), found);
    }
}
