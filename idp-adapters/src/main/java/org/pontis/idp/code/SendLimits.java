package org.pontis.idp.code;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param shown for one identifier, whatever contrast value comes with it: forbids no code, but to name digits of the phone.
 *     They are hers for the right contrast value only, and would tell it to whoever knows them and tries
 */
record SendLimits(List<Limit> perAddress, List<Limit> perCitizen, List<Limit> perNumber, Limit shown) {

    /**
     * What the limits say to one code.
     *
     * @param over the limit that forbids it, if one does
     * @param often whether so many were asked for in this identifier's name that the page must not name digits any more
     */
    record Asked(Optional<Limit> over, boolean often) {}

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
                        limit(method, settings, "sms-per-number-day", 10, 100, DAY)),
                limit(method, settings, "digits-shown-per-day", 5, 100, DAY));
    }

    static Limit limit(MethodId method, Settings settings, String key, int fallback, int most, Duration window) {
        return new Limit(method + "-" + key, settings.number(key, fallback, 1, most), window);
    }

    /**
     * Counts one code to be sent, a decoy like any other. The address comes first, and what was refused is not counted: nobody
     * uses up another's day by asking again and again.
     */
    Asked spend(Limits limits, String address, Recipient to) {
        String number = to.number().map(Msisdn::value).orElse(to.subject());
        Asked here = asked(limits, counts(perAddress, address));
        return here.over().isPresent()
                ? here
                : asked(
                        limits,
                        Stream.of(
                                        counts(perCitizen, to.subject()),
                                        counts(perNumber, number),
                                        // who is surely herself may see her own digits as often as she likes
                                        counts(to.sure() ? List.of() : List.of(shown), to.identifier()))
                                .flatMap(List::stream)
                                .toList());
    }

    private static List<Count> counts(List<Limit> all, String subject) {
        return all.stream().map(limit -> new Count(limit, subject, 1)).toList();
    }

    private Asked asked(Limits limits, List<Count> counts) {
        List<Long> held = limits.add(counts);
        Set<Limit> over = IntStream.range(0, counts.size())
                .filter(i -> held.get(i) > counts.get(i).limit().max())
                .mapToObj(i -> counts.get(i).limit())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean often = over.remove(shown);
        if (!over.isEmpty()) {
            limits.add(counts.stream().map(Count::back).toList());
        }
        return new Asked(over.stream().findFirst(), often);
    }
}
