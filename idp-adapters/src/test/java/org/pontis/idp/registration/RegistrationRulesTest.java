package org.pontis.idp.registration;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Means.Kind;
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

    private boolean allows(Way way, Kind kind, String born, String today) {
        return AgeLimits.read(settings.of("registration"))
                .allow(way, kind, LocalDate.parse(born), LocalDate.parse(today));
    }

    @Test
    void aBirthdayCounts() {
        assertTrue(allows(Way.ONLINE, Kind.PHONE, "2008-11-23", "2026-11-23"));
        assertFalse(allows(Way.ONLINE, Kind.PASSWORD, "2008-11-24", "2026-11-23"));
        assertTrue(allows(Way.DESK, Kind.PHONE, "2020-01-01", "2026-11-23"));
        assertFalse(allows(Way.DESK, Kind.PHONE, "2026-11-24", "2026-11-23"));
    }

    @Test
    void whoWasBornOnLeapDayIsOfAgeOnTheFirstOfMarch() {
        assertFalse(allows(Way.ONLINE, Kind.PHONE, "2008-02-29", "2026-02-28"));
        assertTrue(allows(Way.ONLINE, Kind.PHONE, "2008-02-29", "2026-03-01"));
    }

    @Test
    void aRealmSaysAnotherAge() {
        set.put("registration-age-certificate", "14");
        assertTrue(allows(Way.CERTIFICATE, Kind.PHONE, "2012-01-01", "2026-11-23"));
        assertFalse(allows(Way.ONLINE, Kind.PHONE, "2012-01-01", "2026-11-23"));
    }

    @Test
    void andAnotherForOneOfTheTwo() {
        set.put("registration-age-online", "16");
        set.put("registration-age-online-password", "18");
        assertTrue(allows(Way.ONLINE, Kind.PHONE, "2010-01-01", "2026-11-23"));
        assertFalse(allows(Way.ONLINE, Kind.PASSWORD, "2010-01-01", "2026-11-23"));
        set.put("registration-age-desk-phone", "-1");
        assertThrows(InvalidSetting.class, () -> AgeLimits.read(settings.of("registration")));
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
