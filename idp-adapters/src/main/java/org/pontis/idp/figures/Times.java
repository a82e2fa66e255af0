package org.pontis.idp.figures;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long things took, as numbers in buckets that grow by a twelfth: any two can be put together, in any order, and no quantile is off
 * by more than 5 %. Nothing shorter than a millisecond, nothing longer than a day.
 *
 * @param buckets how many, by bucket
 */
public record Times(Map<Integer, Long> buckets) {

    public static final Times NONE = new Times(Map.of());

    private static final double GROWTH = Math.log(13.0 / 12.0);
    private static final long LONGEST = Duration.ofDays(1).toMillis();

    public Times {
        buckets = Map.copyOf(buckets);
    }

    public static Times of(Duration one) {
        long millis = Math.clamp(one.toMillis(), 1, LONGEST);
        return new Times(Map.of((int) Math.floor(Math.log(millis) / GROWTH), 1L));
    }

    public Times plus(Times others) {
        Map<Integer, Long> sum = new TreeMap<>(buckets);
        others.buckets.forEach((bucket, count) -> sum.merge(bucket, count, Long::sum));
        return new Times(sum);
    }

    public long count() {
        return buckets.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What so many of them did not exceed: the middle of the bucket where that is.
     *
     * @param share such as 0.5 for the median
     */
    public Optional<Duration> quantile(double share) {
        long rank = (long) Math.ceil(share * count());
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : new TreeMap<>(buckets).entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                return Optional.of(Duration.ofMillis(Math.round(Math.exp((bucket.getKey() + 0.5) * GROWTH))));
            }
        }
        return Optional.empty();
    }

    /** As {@code bucket:count}, separated by spaces: at most 230 of them. */
    public String written() {
        return new TreeMap<>(buckets)
                .entrySet().stream()
                        .map(bucket -> bucket.getKey() + ":" + bucket.getValue())
                        .collect(Collectors.joining(" "));
    }

    /** Reads {@link #written}. */
    public static Times read(String written) {
        if (written == null || written.isBlank()) {
            return NONE;
        }
        return new Times(Stream.of(written.strip().split(" "))
                .map(bucket -> bucket.split(":"))
                .collect(Collectors.toMap(parts -> Integer.valueOf(parts[0]), parts -> Long.valueOf(parts[1]))));
    }
}
