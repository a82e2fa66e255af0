package org.pontis.idp.code;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.pontis.broker.Attempt;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.broker.Step;

import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CODE_TRIES_EXHAUSTED;
import static org.pontis.broker.LoginProblem.CODE_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.RESEND_TOO_SOON;

/**
 * Sends a code, shows the page that asks for it, and judges what comes back. Known and unknown citizens see the same page
 * and use up the same limits; only the SMS is missing.
 */
public final class SmsCode {

    /** What a right code adds to the authentication method references, RFC 8176. */
    public static final Set<String> AMR = Set.of("sms", "otp");

    private final CodeRules rules;
    private final CodeForm form;
    private final House house;
    private final Restraint restraint;
    private final PendingCodes pending;

    /** A code of digits. */
    public SmsCode(CodeRules rules, House house) {
        this(rules, new Digits(rules.length()), house);
    }

    /** A code of another form. */
    public SmsCode(CodeRules rules, CodeForm form, House house) {
        this.rules = rules;
        this.form = form;
        this.house = house;
        this.restraint = new Restraint(rules, house);
        this.pending = new PendingCodes(rules.method(), house.challenges(), house.codes());
    }

    /** What the page shows of the number, for a decoy something that stays the same. */
    private String lastTwo(Recipient to) {
        return to.number().map(Msisdn::lastTwo).orElseGet(() -> {
            // of identifier and contrast together: made of the identifier alone, the one true contrast would stand out
            String seal = house.codes().seal("last-two", to.subject());
            return String.format(Locale.ROOT, "%02d", Math.floorMod(seal.hashCode(), 100));
        });
    }

    /**
     * Sends the first code of an attempt and shows its page, or says why none goes out.
     *
     * @param keep remembers what the page shows of the number, or that it shows nothing: it must not change later
     */
    public Step send(Attempt attempt, Recipient to, Consumer<String> keep) {
        Optional<LoginProblem> barred = restraint.noSmsTo(to).or(() -> restraint.guessedTooOften(to));
        if (barred.isPresent()) {
            return Step.Failed.because(barred.get());
        }
        SendLimits.Asked asked = restraint.asked(attempt, to);
        return restraint.sentTooMany(asked).<Step>map(Step.Failed::because).orElseGet(() -> {
            String lastTwo = asked.often() ? "" : lastTwo(to);
            keep.accept(lastTwo);
            return issue(attempt, to, lastTwo, rules.tries());
        });
    }

    /**
     * Judges one request to the code's page; a page reload is an empty input and sends nothing.
     *
     * @param proven what follows when the code was right
     */
    public Step resume(Attempt attempt, Recipient to, String lastTwo, Input input, Function<Citizen, Step> proven) {
        if (input.has("resend")) {
            return resend(attempt, to, lastTwo);
        }
        if (input.has(form.field())) {
            return guess(attempt, to, lastTwo, input, proven);
        }
        return restraint
                .noSms()
                .map(problem -> again(attempt, lastTwo, problem))
                .orElseGet(() -> page(attempt, lastTwo));
    }

    /** Makes the code of an attempt worthless. */
    public void withdraw(Attempt attempt) {
        pending.take(attempt);
    }

    private Step guess(Attempt attempt, Recipient to, String lastTwo, Input input, Function<Citizen, Step> proven) {
        Optional<String> typed = form.read(input);
        if (typed.isEmpty()) {
            return again(attempt, lastTwo, restraint.noSms().orElse(INPUT_INVALID));
        }
        Optional<CodeChallenge> taken = pending.take(attempt);
        if (taken.isEmpty()) {
            return again(attempt, lastTwo, CODE_EXPIRED);
        }
        CodeChallenge challenge = taken.get();
        Optional<LoginProblem> barred = restraint.guessedTooOften(to);
        if (barred.isPresent()) {
            return Step.Failed.because(barred.get());
        }
        if (challenge.olderThan(rules.lifetime(), now())) {
            pending.put(attempt, challenge);
            return again(attempt, lastTwo, restraint.noSms().orElse(CODE_EXPIRED));
        }
        if (challenge.matches(pending.seals(attempt, to, typed.get()))
                && to.citizen().isPresent()) {
            to.number().ifPresent(number -> house.sms().answered(number, challenge.sent()));
            return proven.apply(to.citizen().get());
        }
        restraint.guessedWrong(to);
        if (challenge.tries() <= 1) {
            return new Step.Failed(CODE_TRIES_EXHAUSTED, to.citizen());
        }
        pending.put(attempt, challenge.withOneTryLess());
        return new Step.Retry(
                form.page(), model(attempt, lastTwo), restraint.noSms().orElse(CODE_WRONG), to.citizen());
    }

    private Step resend(Attempt attempt, Recipient to, String lastTwo) {
        Optional<LoginProblem> unavailable = restraint.noSmsTo(to);
        if (unavailable.isPresent()) {
            return again(attempt, lastTwo, unavailable.get());
        }
        Optional<CodeChallenge> taken = pending.take(attempt);
        if (taken.isEmpty()) {
            return Step.Failed.because(CODE_EXPIRED);
        }
        CodeChallenge old = taken.get();
        Optional<LoginProblem> barred = restraint.guessedTooOften(to);
        if (barred.isPresent()) {
            return Step.Failed.because(barred.get());
        }
        Optional<LoginProblem> refused = old.youngerThan(rules.resendAfter(), now())
                ? Optional.of(RESEND_TOO_SOON)
                : restraint.sentTooMany(restraint.asked(attempt, to));
        if (refused.isPresent()) {
            pending.put(attempt, old);
            return again(attempt, lastTwo, refused.get());
        }
        return issue(attempt, to, lastTwo, old.tries());
    }

    private Step issue(Attempt attempt, Recipient to, String lastTwo, int tries) {
        String code = form.fresh(house.codes());
        String text = SmsText.of(attempt, code, rules.lifetime());
        pending.put(attempt, new CodeChallenge(pending.sealFresh(attempt, to, form.whole(code)), now(), tries));
        house.audit().record(new AuditEvent.CodeRequested(rules.method()));
        to.number()
                .ifPresentOrElse(number -> house.sms().send(new Sms(number, text, rules.lifetime())), () -> house.sms()
                        .pretend(text, to.subject()));
        return page(attempt, lastTwo);
    }

    private Step again(Attempt attempt, String lastTwo, LoginProblem problem) {
        return new Step.Retry(form.page(), model(attempt, lastTwo), problem, Optional.empty());
    }

    private Step page(Attempt attempt, String lastTwo) {
        return new Step.Prompt(form.page(), model(attempt, lastTwo));
    }

    /** Times are what is left of them: a reloaded page must not promise them anew. */
    private Map<String, Object> model(Attempt attempt, String lastTwo) {
        Optional<Instant> sent = pending.sent(attempt);
        Map<String, Object> model = new HashMap<>(Map.of(
                "codeLength", rules.length(),
                "codeSeconds", left(sent, rules.lifetime()),
                "resendAfter", left(sent, rules.resendAfter())));
        if (!lastTwo.isEmpty()) {
            model.put("lastTwo", lastTwo);
        }
        return model;
    }

    private int left(Optional<Instant> since, Duration lasting) {
        return since.map(start -> Duration.between(now(), start.plus(lasting)))
                .filter(Duration::isPositive)
                .map(rest -> (int) rest.plusMillis(999).toSeconds())
                .orElse(0);
    }

    private Instant now() {
        return house.clock().instant();
    }
}
