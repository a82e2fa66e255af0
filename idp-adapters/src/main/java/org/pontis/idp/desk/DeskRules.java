package org.pontis.idp.desk;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Limit;
import org.pontis.broker.Settings;

/**
 * How a realm wants its desks.
 *
 * @param lookups how many citizens one officer may look up, {@code desk-lookups-per-hour}
 * @param two what needs a second officer, {@code desk-two-officers}
 * @param confirmation how long she has for it, {@code desk-confirmation}
 * @param adultFrom years from which on nobody has to come along, {@code desk-adult-from}
 * @param codes how many codes may go to one number, {@code desk-codes-per-hour}
 */
public record DeskRules(Limit lookups, Set<Act> two, Duration confirmation, int adultFrom, Limit codes) {

    /** What a second officer can be wanted for: whatever would let somebody take a citizen's place. */
    public static final Set<Act> SENSITIVE =
            Collections.unmodifiableSet(EnumSet.of(Act.NEW_PHONE, Act.RAISE, Act.REACTIVATE, Act.IDENTITY));

    private static final String NONE = "none";
    private static final Duration HOUR = Duration.ofHours(1);

    public DeskRules {
        two = Set.copyOf(two);
    }

    /** As the realm says, and where it says nothing the server. */
    public static DeskRules read(Settings settings) {
        Settings desk = settings.of("desk");
        return new DeskRules(
                new Limit("desk-lookups-per-hour", desk.number("lookups-per-hour", 30, 1, 10_000), HOUR),
                two(desk),
                desk.duration("confirmation", Duration.ofMinutes(30), Duration.ofSeconds(1), Duration.ofHours(8)),
                desk.number("adult-from", 18, 0, 120),
                new Limit("desk-codes-per-hour", desk.number("codes-per-hour", 5, 1, 100), HOUR));
    }

    private static Set<Act> two(Settings desk) {
        return desk.text("two-officers")
                .map(words -> words.equals(NONE) ? Set.<Act>of() : acts(desk, words))
                .orElse(SENSITIVE);
    }

    private static Set<Act> acts(Settings desk, String words) {
        return Stream.of(words.split("\\s*,\\s*", -1))
                .map(word -> Act.named(word)
                        .filter(SENSITIVE::contains)
                        .orElseThrow(() -> new InvalidSetting(desk.prefix() + "two-officers must be none, or of "
                                + SENSITIVE.stream().map(Act::word).collect(Collectors.joining(", ")) + ".")))
                .collect(Collectors.toSet());
    }

    /**
     * Whether one officer alone may not do this.
     *
     * @param guarded whether the citizen has, or had, means that carry more than low, or has given up all she had: only then a new phone
     *     puts somebody in her place
     * @param saidNotMe whether the citizen has said of something that it was not her
     * @param serves whether she is an officer herself: a colleague's account is worth two, whatever the realm says
     */
    public boolean needsTwo(Act act, boolean guarded, boolean saidNotMe, boolean serves) {
        if (serves && SENSITIVE.contains(act)) {
            return true;
        }
        return two.contains(act)
                && switch (act) {
                    case NEW_PHONE -> guarded || saidNotMe;
                    case REACTIVATE -> saidNotMe;
                    default -> true;
                };
    }
}
