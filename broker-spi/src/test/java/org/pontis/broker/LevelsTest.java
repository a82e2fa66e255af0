package org.pontis.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LevelsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aLevelIsReadByItsUriAndByItsShortNameOnly() {
        assertThat(LevelOfAssurance.named("http://eidas.europa.eu/LoA/high")).contains(LevelOfAssurance.HIGH);
        assertThat(LevelOfAssurance.named("substantial")).contains(LevelOfAssurance.SUBSTANTIAL);
        assertThat(LevelOfAssurance.named("HIGH")).isEmpty();
        assertThat(LevelOfAssurance.named("3")).isEmpty();
        assertThat(LevelOfAssurance.named("http://eidas.europa.eu/NotNotified/LoA/high"))
                .isEmpty();
    }

    @Test
    void aChainIsAsStrongAsItsWeakestLink() {
        assertThat(LevelOfAssurance.HIGH.cappedBy(LevelOfAssurance.LOW)).isEqualTo(LevelOfAssurance.LOW);
        assertThat(LevelOfAssurance.LOW.cappedBy(LevelOfAssurance.HIGH)).isEqualTo(LevelOfAssurance.LOW);
        assertThat(Registration.ADVANCED.and(Registration.BASIC)).isEqualTo(Registration.BASIC);
    }

    @Test
    void substantialWithOneFactorCannotBeDescribed() {
        assertThatThrownBy(() -> new MethodDescriptor(
                        new MethodId("one-factor"),
                        LevelOfAssurance.SUBSTANTIAL,
                        Set.of(Factor.POSSESSION),
                        1,
                        true,
                        Set.of()))
                .hasMessageContaining("two factors");
    }

    @Test
    void aBasicRegistrationCannotProveSubstantial() {
        assertThatThrownBy(() -> proof(LevelOfAssurance.SUBSTANTIAL, Registration.BASIC, NOW))
                .hasMessageContaining("does not carry");
    }

    @Test
    void aProofAgesLevelByLevel() {
        LevelAges ages = LevelAges.DEFAULT;
        assertThat(carried(ages, Duration.ofMinutes(15))).isEqualTo(List.of(LevelOfAssurance.HIGH));
        assertThat(carried(ages, Duration.ofMinutes(16))).isEqualTo(List.of(LevelOfAssurance.SUBSTANTIAL));
        assertThat(carried(ages, Duration.ofMinutes(61))).isEqualTo(List.of(LevelOfAssurance.LOW));
        assertThat(carried(ages, Duration.ofHours(10).plusSeconds(1))).isEmpty();
    }

    @Test
    void aProofFromTheFutureIsNoProof() {
        assertThat(carried(LevelAges.DEFAULT, Duration.ofSeconds(-1))).isEmpty();
    }

    @Test
    void aStrongerLevelNeverOutlivesAWeakerOne() {
        assertThatThrownBy(() -> new LevelAges(Duration.ofHours(1), Duration.ofHours(2), Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LevelOfAssurance> carried(LevelAges ages, Duration age) {
        return ages.carried(proof(LevelOfAssurance.HIGH, Registration.ADVANCED, NOW.minus(age)), NOW).stream()
                .toList();
    }

    private static Proof proof(LevelOfAssurance level, Registration registration, Instant at) {
        return new Proof(
                new MethodId("some-method"),
                Set.of(Factor.KNOWLEDGE, Factor.POSSESSION),
                level,
                registration,
                Set.of("mfa"),
                at);
    }
}
