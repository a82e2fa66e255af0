package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.pontis.broker.AuditEvent;
import org.pontis.broker.AuditTrail;
import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Subscriber;

/**
 * How often a phone may ring, so that nobody approves just to have peace. A citizen and her SIM are counted only once the
 * operator has said that they belong together: whoever knows one of the two uses up nothing of hers.
 *
 * @param perAddress questions to the operator that one network address may cause
 * @param perSim rings of one SIM
 * @param perCitizen rings for one citizen
 * @param coolDown after a cancel, or after nobody answered
 * @param ringAfter the code is on the page before the phone rings, and the phone rings within two seconds of it
 */
record RingLimits(Limit perAddress, List<Limit> perSim, List<Limit> perCitizen, Limit coolDown, Duration ringAfter) {

    /** One at a time, on all nodes; longer than a login can last, should a node die with it. */
    private static final Limit OPEN = new Limit("mobile-id-open", 1, Duration.ofMinutes(3));

    /** A lock this old may already be another login's. */
    private static final Duration SURELY_OURS = Duration.ofMinutes(2).plusSeconds(45);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static RingLimits read(Settings settings) {
        return new RingLimits(
                limit(settings, "per-address-hour", 60, 100_000, HOUR),
                List.of(limit(settings, "per-sim-hour", 10, 100, HOUR), limit(settings, "per-sim-day", 30, 1000, DAY)),
                List.of(
                        limit(settings, "per-citizen-hour", 10, 100, HOUR),
                        limit(settings, "per-citizen-day", 30, 1000, DAY)),
                new Limit(
                        "mobile-id-cool-down",
                        1,
                        settings.duration(
                                "cool-down", Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMinutes(10))),
                settings.duration(
                        "ring-after", Duration.ofMillis(800), Duration.ofMillis(50), Duration.ofMillis(1500)));
    }

    private static Limit limit(Settings settings, String key, int fallback, int most, Duration window) {
        return new Limit("mobile-id-" + key, settings.number(key, fallback, 1, most), window);
    }

    /** Ends the login, and has it remembered that a limit did. */
    Step reached(AuditTrail audit, LoginProblem problem) {
        audit.record(new AuditEvent.LimitReached(MobileIdFactory.ID, problem.code()));
        return Step.Failed.because(problem);
    }

    /** Counts one question to the operator. */
    boolean mayAsk(Limits limits, String address) {
        return limits.spend(perAddress, address);
    }

    /** Counts one ring and holds the SIM for this login; why not, if not. */
    Optional<LoginProblem> mayRing(Limits limits, Subscriber who) {
        if (subjects(who).anyMatch(subject -> limits.exhausted(coolDown, subject))) {
            return Optional.of(MobileProblems.COOL_DOWN);
        }
        List<Count> open =
                subjects(who).map(subject -> new Count(OPEN, subject, 1)).toList();
        if (isOver(limits, open)) {
            return Optional.of(MobileProblems.BUSY);
        }
        if (isOver(limits, rings(who))) {
            limits.add(open.stream().map(Count::back).toList());
            return Optional.of(MobileProblems.LIMIT);
        }
        return Optional.empty();
    }

    /** The login is over: the SIM is free for the next. */
    void release(Limits limits, Subscriber who, Instant since, Instant now) {
        if (Duration.between(since, now).compareTo(SURELY_OURS) < 0) {
            subjects(who).forEach(subject -> limits.forget(OPEN, subject));
        }
    }

    /** Somebody cancelled, or did not answer: perhaps she never asked for it. */
    void rest(Limits limits, Subscriber who) {
        limits.add(subjects(who).map(subject -> new Count(coolDown, subject, 1)).toList());
    }

    /** She has approved: what rang before was hers. */
    void approved(Limits limits, Subscriber who) {
        rings(who).forEach(count -> limits.forget(count.limit(), count.subject()));
    }

    private List<Count> rings(Subscriber who) {
        return Stream.concat(
                        perSim.stream().map(limit -> new Count(limit, sim(who), 1)),
                        perCitizen.stream().map(limit -> new Count(limit, citizen(who), 1)))
                .toList();
    }

    /** Counts all; what goes over one of them is not counted. */
    private static boolean isOver(Limits limits, List<Count> counts) {
        List<Long> held = limits.add(counts);
        boolean over = IntStream.range(0, counts.size())
                .anyMatch(i -> held.get(i) > counts.get(i).limit().max());
        if (over) {
            limits.add(counts.stream().map(Count::back).toList());
        }
        return over;
    }

    private static Stream<String> subjects(Subscriber who) {
        return Stream.of(sim(who), citizen(who));
    }

    private static String sim(Subscriber who) {
        return "sim|" + who.phone().value();
    }

    private static String citizen(Subscriber who) {
        return "citizen|" + who.identifier().semantics();
    }
}
