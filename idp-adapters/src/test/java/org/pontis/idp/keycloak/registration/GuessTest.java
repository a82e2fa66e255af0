package org.pontis.idp.keycloak.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Limit;
import org.pontis.broker.Registration;
import org.pontis.idp.testing.InMemoryLimits;
import org.pontis.idp.testing.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class GuessTest {

    private static final Activation.Good HERS = new Activation.Good("one", Registration.BASIC);

    private final InMemoryLimits limits = new InMemoryLimits(new TestClock());

    private Guess upTo(int tries) {
        return new Guess(limits, new Limit("wrong", tries, Duration.ofDays(1)), "somebody");
    }

    @Test
    void whileOneIsLookedAtItIsCountedAlready() {
        List<Activation> meanwhile = new ArrayList<>();
        Activation first = upTo(1).judge(() -> {
            meanwhile.add(upTo(1).judge(() -> Optional.of(HERS)));
            return Optional.empty();
        });
        assertThat(meanwhile).containsExactly(new Activation.Blocked());
        assertThat(first).isEqualTo(new Activation.Wrong());
    }

    @Test
    void theRightOneIsGivenBackAndWhoIsBlockedIsNotCounted() {
        for (int i = 0; i < 5; i++) {
            assertThat(upTo(2).judge(() -> Optional.of(HERS))).isEqualTo(HERS);
        }
        for (int i = 0; i < 2; i++) {
            assertThat(upTo(2).judge(Optional::empty)).isEqualTo(new Activation.Wrong());
        }
        for (int i = 0; i < 5; i++) {
            assertThat(upTo(2).judge(() -> Optional.of(HERS))).isEqualTo(new Activation.Blocked());
        }
        assertThat(upTo(3).judge(() -> Optional.of(HERS))).isEqualTo(HERS);
    }
}
