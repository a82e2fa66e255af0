package org.pontis.idp.code;

import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.House;
import org.pontis.broker.Limit;
import org.pontis.broker.LoginProblem;

import static org.pontis.broker.LoginProblem.PHONE_NOT_SERVED;
import static org.pontis.broker.LoginProblem.SMS_LIMIT;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;

/** Why a code may not be sent or tried now, if there is a reason. The reasons are alike for known and unknown citizens. */
record Restraint(CodeRules rules, House house) {

    /** No message could go out now, to anybody. */
    Optional<LoginProblem> noSms() {
        return house.sms().obstacle();
    }

    /** No message could go out to her now. That her number is one we never send to is said only when she is surely herself. */
    Optional<LoginProblem> noSmsTo(Recipient to) {
        if (to.sure()
                && to.number().filter(number -> !house.sms().serves(number)).isPresent()) {
            return Optional.of(PHONE_NOT_SERVED);
        }
        return house.sms().obstacle(to.number(), to.subject());
    }

    /** Too many wrong guesses today, over all codes. */
    Optional<LoginProblem> guessedTooOften(Recipient to) {
        return Optional.of(rules.wrong())
                .filter(limit -> house.limits().exhausted(limit, to.subject()))
                .map(limit -> reached(limit, TOO_MANY_ATTEMPTS));
    }

    /** Counts a wrong guess. */
    void guessedWrong(Recipient to) {
        house.limits().spend(rules.wrong(), to.subject());
    }

    /** Counts a code to be sent. */
    SendLimits.Asked asked(Attempt attempt, Recipient to) {
        return rules.sends().spend(house.limits(), attempt.remoteAddress(), to);
    }

    /** Too many were sent already. */
    Optional<LoginProblem> sentTooMany(SendLimits.Asked asked) {
        return asked.over().map(limit -> reached(limit, SMS_LIMIT));
    }

    private LoginProblem reached(Limit limit, LoginProblem problem) {
        house.audit().record(new AuditEvent.LimitReached(rules.method(), limit.name()));
        return problem;
    }
}
