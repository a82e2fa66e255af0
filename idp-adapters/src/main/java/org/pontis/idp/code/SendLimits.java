package org.pontis.idp.code;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;

/**
 * How many codes may go out: they cost money, and they ring in somebody's pocket. Each method counts for itself, so that
 * whoever floods one leaves the other usable.
 *
 * @param perAddress for one network address
 * @param perCitizen for one citizen
 * @param perNumber for one phone, whoever shares it
 */
record SendLimits(List<Limit> perAddress, List<Limit> perCitizen, List<Limit> perNumber) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static SendLimits read(MethodId method, Settings settings) {
        return new SendLimits(
                List.of(limit(method, settings, "sms-per-address-hour", 30, 100_000, HOUR)),
                List.of(
                        limit(method, settings, "sms-per-citizen-hour", 5, 100, HOUR),
                        limit(method, settings, "sms-per-citizen-day", 10, 100, DAY)),
                List.of(
                        limit(method, settings, "sms-per-number-hour", 5, 100, HOUR),
                        limit(method, settings, "sms-per-number-day", 10, 100, DAY)));
    }

    static Limit limit(MethodId method, Settings settings, String key, int fallback, int most, Duration window) {
        return new Limit(method + "-" + key, settings.number(key, fallback, 1, most), window);
    }

    /**
     * Counts one code to be sent, a decoy like any other; the limit that forbids it, if one does. The address comes first,
     * and what was refused is not counted: nobody uses up another's day by asking again and again.
     */
    Optional<Limit> spend(Limits limits, String address, Recipient to) {
        String number = to.number().map(Msisdn::value).orElse(to.subject());
        return refusing(limits, counts(perAddress, address))
                .or(() -> refusing(
                        limits,
                        Stream.concat(counts(perCitizen, to.subject()).stream(), counts(perNumber, number).stream())
                                .toList()));
    }

    private static List<Count> counts(List<Limit> all, String subject) {
        return all.stream().map(limit -> new Count(limit, subject, 1)).toList();
    }

    private static Optional<Limit> refusing(Limits limits, List<Count> counts) {
        List<Long> held = limits.add(counts);
        Optional<Limit> over = IntStream.range(0, counts.size())
                .filter(i -> held.get(i) > counts.get(i).limit().max())
                .mapToObj(i -> counts.get(i).limit())
                .findFirst();
        if (over.isPresent()) {
            limits.add(counts.stream().map(Count::back).toList());
        }
        return over;
    }
}
