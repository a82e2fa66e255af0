package org.pontis.idp.registration;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.code.CodeRules;
import org.pontis.idp.numbering.CallingCode;
import org.pontis.idp.registration.AgeLimits.Way;

/**
 * How a realm registers its people, as its attributes say it and where they say nothing the server.
 *
 * @param ways in which somebody may register by herself, {@code registration-ways}
 * @param registry whom the questions of the online way go to; without one that way is closed
 * @param callingCode what numbers begin with that were typed as at home
 * @param codes what the codes are like that go to new phones
 * @param lifetime from the first form to the last, however often a page is shown, {@code registration-lifetime}
 * @param pace no refusal of an activation code comes sooner, {@code registration-activation-pace}
 */
public record RegistrationRules(
        Set<Way> ways,
        Optional<RegistrySettings> registry,
        AgeLimits ages,
        RegistrationLimits limits,
        CallingCode callingCode,
        CodeRules codes,
        Duration lifetime,
        Duration pace) {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration QUARTER = Duration.ofMillis(250);

    /** In whose name codes are sent and counted. */
    public static final MethodId ID = new MethodId("registration");

    public RegistrationRules {
        ways = Set.copyOf(ways);
    }

    /** @throws InvalidSetting naming what cannot be */
    public static RegistrationRules read(Settings settings) {
        Settings registration = settings.of(ID.value());
        return new RegistrationRules(
                ways(registration),
                RegistrySettings.read(settings),
                AgeLimits.read(registration),
                RegistrationLimits.read(registration),
                CallingCode.read(registration),
                CodeRules.read(ID, registration),
                registration.duration("lifetime", HALF_AN_HOUR, Duration.ofSeconds(2), Duration.ofHours(24)),
                registration.duration("activation-pace", QUARTER, Duration.ofMillis(1), Duration.ofSeconds(5)));
    }

    private static Set<Way> ways(Settings registration) {
        return registration.text("ways").stream()
                .flatMap(words -> Stream.of(words.split("\\s*,\\s*", -1)))
                .map(word -> EnumSet.allOf(Way.class).stream()
                        .filter(way -> way.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new InvalidSetting(
                                registration.prefix() + "ways must be of online, certificate, desk.")))
                .collect(Collectors.toSet());
    }

    /** Whether somebody may register so: none, unless the realm says so. */
    public boolean open(Way way) {
        return ways.contains(way) && (way != Way.ONLINE || registry.isPresent());
    }
}
