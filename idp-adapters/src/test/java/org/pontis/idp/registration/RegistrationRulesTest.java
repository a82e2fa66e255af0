package org.pontis.idp.registration;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;
import org.pontis.idp.registration.AgeLimits.Way;
import org.pontis.idp.testing.InMemoryLimits;
import org.pontis.idp.testing.TestClock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RegistrationRulesTest {

    private static final PersonIdentifier FATIMA = new PersonIdentifier("ES", "IDC", "00000006Y");

    private final Map<String, String> set = new HashMap<>();
    private final Settings settings = new Settings("pontis.", set::get);
    private final TestClock clock = new TestClock();
    private final InMemoryLimits limits = new InMemoryLimits(clock);
    private final RegistrationLimits rules = RegistrationLimits.read(settings.of("registration"));

    @Test
    void threeWrongAnswersCloseTheWayForADay() {
        for (int i = 0; i < 3; i++) {
            assertTrue(rules.take(limits, "a", FATIMA, "2033-01-31"));
        }
        assertFalse(rules.take(limits, "b", FATIMA, "2033-01-31"));
        clock.forward(Duration.ofHours(25));
        assertTrue(rules.take(limits, "a", FATIMA, "2033-01-31"));
    }

    @Test
    void whoKnowsOnlyTheIdentifierDoesNotCloseItsOwnersWay() {
        for (int i = 0; i < 5; i++) {
            rules.take(limits, "a", FATIMA, "2030-01-01");
        }
        assertTrue(rules.take(limits, "b", FATIMA, "2033-01-31"));
    }

    @Test
    void nobodyTriesContrasts() {
        long open = 0;
        for (int i = 1; i <= 28; i++) {
            open += rules.take(limits, "a", FATIMA, "2033-01-%02d".formatted(i)) ? 1 : 0;
        }
        assertEquals(10, open);
    }

    @Test
    void whatWasRightOrNobodyAnsweredIsGivenBack() {
        for (int i = 0; i < 20; i++) {
            assertTrue(rules.take(limits, "a", FATIMA, "2033-01-31"));
            rules.giveBack(limits, "a", FATIMA, "2033-01-31");
        }
    }

    @Test
    void aBirthdayCounts() {
        AgeLimits ages = AgeLimits.read(settings.of("registration"));
        LocalDate today = LocalDate.of(2026, 11, 23);

        assertTrue(ages.allow(Way.ONLINE, Optional.of(LocalDate.of(2008, 11, 23)), today));
        assertFalse(ages.allow(Way.ONLINE, Optional.of(LocalDate.of(2008, 11, 24)), today));
        assertTrue(ages.allow(Way.DESK, Optional.of(LocalDate.of(2020, 1, 1)), today));
        assertFalse(ages.allow(Way.ONLINE, Optional.empty(), today));
        assertFalse(ages.allow(Way.DESK, Optional.of(today.plusDays(1)), today));
    }

    @Test
    void whoWasBornOnLeapDayIsOfAgeOnTheFirstOfMarch() {
        AgeLimits ages = AgeLimits.read(settings.of("registration"));
        Optional<LocalDate> born = Optional.of(LocalDate.of(2008, 2, 29));

        assertFalse(ages.allow(Way.ONLINE, born, LocalDate.of(2026, 2, 28)));
        assertTrue(ages.allow(Way.ONLINE, born, LocalDate.of(2026, 3, 1)));
    }

    @Test
    void aRealmSaysAnotherAge() {
        set.put("registration-age-certificate", "14");
        assertTrue(AgeLimits.read(settings.of("registration"))
                .allow(Way.CERTIFICATE, Optional.of(LocalDate.of(2012, 1, 1)), LocalDate.of(2026, 11, 23)));
    }

    @Test
    void withoutAnAddressThereIsNoRegistry() {
        assertTrue(RegistrySettings.read(settings).isEmpty());
    }

    @Test
    void aRegistryInClearIsRefused() {
        set.put("registry-url", "http://registry.example/answers");
        assertThrows(InvalidSetting.class, () -> RegistrySettings.read(settings));
    }

    @Test
    void questionsThatCannotBeAreRefused() {
        set.put("registry-url", "https://registry.example/answers");
        for (String wrong : List.of("box", "affiliation:1", "shoe-size", "", "box:505;affiliation", ",")) {
            set.put("registry-questions", wrong.isEmpty() ? "x" : wrong);
            assertThrows(InvalidSetting.class, () -> RegistrySettings.read(settings), wrong);
        }
    }

    @Test
    void everybodyIsAskedTheSameEachTime() {
        set.put("registry-url", "https://registry.example/answers");
        RegistrySettings registry = RegistrySettings.read(settings).orElseThrow();
        Optional<Asked> first = registry.question(Question.Source.SOCIAL_SECURITY, "seal");

        assertEquals(first, registry.question(Question.Source.SOCIAL_SECURITY, "seal"));
        assertEquals(
                "box:505",
                registry.question(Question.Source.TAX, "any").orElseThrow().word());
        assertEquals(List.of(Question.Source.TAX, Question.Source.SOCIAL_SECURITY), registry.sources());
    }
}
