package org.pontis.idp.spending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.pontis.broker.AuditEvent;
import org.pontis.broker.Count;
import org.pontis.broker.House;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;
import org.pontis.idp.sms.Segments;

import static org.pontis.broker.LoginProblem.SMS_BUDGET;
import static org.pontis.broker.LoginProblem.SMS_LIMIT;

/**
 * Sends what the rules allow, for one request of one method. What they do not allow is dropped without a word: only by then
 * it is known that there is a citizen with a phone, and nobody may learn it. Everybody is told at the next look.
 *
 * @param centre where messages really go
 * @param realm whose budget it is
 * @param house counters, clock and audit of the request
 */
public record ThriftySms(
        SmsSender centre,
        SpendingRules rules,
        String realm,
        MethodId method,
        House house,
        Glance glance,
        SpendingMeter meter)
        implements SmsSender {

    private static final String ALL = "all";

    @Override
    public boolean available() {
        return obstacle().isEmpty();
    }

    @Override
    public Optional<LoginProblem> obstacle() {
        return centre.obstacle()
                .or(() -> glance("budget", () -> house.limits().exhausted(rules.budget(), ALL))
                        ? Optional.of(SMS_BUDGET)
                        : Optional.empty());
    }

    @Override
    public Optional<LoginProblem> obstacle(Optional<Msisdn> number, String subject) {
        NumberRange range = number.flatMap(rules::of).orElseGet(() -> presumed(subject));
        return obstacle().or(() -> closed(range) ? Optional.of(SMS_LIMIT) : Optional.empty());
    }

    @Override
    public boolean serves(Msisdn number) {
        return rules.of(number).isPresent();
    }

    @Override
    public void send(Sms sms) {
        rules.of(sms.to())
                .ifPresentOrElse(range -> send(sms, range, asked(range, Segments.in(sms.text()), ALL)), () -> {
                    pretend(sms.text(), sms.to().value());
                    refused(SpendingMeter.ELSEWHERE, "sms-range-unlisted");
                });
    }

    @Override
    public void tell(Sms sms) {
        rules.of(sms.to())
                .ifPresentOrElse(
                        range -> send(sms, range, counts(range, Segments.in(sms.text()), ALL)),
                        () -> refused(SpendingMeter.ELSEWHERE, "sms-range-unlisted"));
    }

    @Override
    public void pretend(String text, String subject) {
        house.limits().add(asked(presumed(subject), Segments.in(text), "nobody"));
    }

    @Override
    public void answered(Msisdn number, Instant sent) {
        rules.of(number).ifPresent(range -> {
            house.limits().add(List.of(rules.breaker().answered(ALL + "|" + range.prefix(), sent)));
            meter.answered(range.prefix());
        });
    }

    private void send(Sms sms, NumberRange range, List<Count> counts) {
        int segments = Segments.in(sms.text());
        List<Long> held = house.limits().add(counts);
        Optional<String> over = broken(range) ? Optional.of("sms-breaker") : over(counts, held);
        if (over.isPresent()) {
            // what was not sent has cost nothing
            house.limits().add(counts.stream().map(Count::back).toList());
            refused(range.prefix(), over.get());
            return;
        }
        spent(held.getFirst(), range.price().times(segments));
        meter.sent(range.prefix(), segments, range.price().times(segments).amount());
        centre.send(sms);
    }

    /** @param whose the realm's real counters, or those of nobody */
    private List<Count> counts(NumberRange range, int segments, String whose) {
        String subject = whose + "|" + range.prefix();
        return List.of(
                new Count(rules.budget(), whose, range.price().times(segments).units()),
                new Count(range.hour(), subject, 1),
                new Count(range.day(), subject, 1));
    }

    /** As {@link #counts}, of a message that is to be answered. */
    private List<Count> asked(NumberRange range, int segments, String whose) {
        Count unanswered = rules.breaker().sent(whose + "|" + range.prefix(), now());
        return Stream.concat(counts(range, segments, whose).stream(), Stream.of(unanswered))
                .toList();
    }

    private static Optional<String> over(List<Count> counts, List<Long> held) {
        return IntStream.range(0, counts.size())
                .filter(i -> held.get(i) > counts.get(i).limit().max())
                .mapToObj(i -> counts.get(i).limit().name())
                .findFirst();
    }

    private void spent(long held, Cost cost) {
        meter.budget((double) held / rules.budget().max());
        if (held >= rules.warningAt() && held - cost.units() < rules.warningAt()) {
            house.audit().record(new AuditEvent.BudgetNearlySpent(method, rules.warning()));
        }
    }

    private boolean closed(NumberRange range) {
        String subject = ALL + "|" + range.prefix();
        return broken(range)
                || range.ceilings().stream()
                        .anyMatch(limit -> glance(
                                limit.name() + subject, () -> house.limits().exhausted(limit, subject)));
    }

    private boolean broken(NumberRange range) {
        String subject = ALL + "|" + range.prefix();
        return glance("breaker" + subject, () -> rules.breaker().closes(subject, house.limits(), now()));
    }

    private boolean glance(String what, BooleanSupplier look) {
        return glance.at(realm + "|" + what, now(), look);
    }

    private NumberRange presumed(String subject) {
        return rules.presumed(house.codes().seal("range", subject));
    }

    private void refused(String range, String limit) {
        meter.refused(range, limit);
        house.audit().record(new AuditEvent.LimitReached(method, limit));
    }

    private Instant now() {
        return house.clock().instant();
    }
}
