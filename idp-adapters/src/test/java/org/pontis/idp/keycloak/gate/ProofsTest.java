package org.pontis.idp.keycloak.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.MethodId;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class ProofsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final Represented BRIDGES = new Represented("Puentes del Tajo SL", "VATES-B00000000");

    private final AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());

    @Test
    void whatIsWrittenIsRead() {
        Proofs proofs = Proofs.none("ana").with(low("sms-pin", NOW)).with(substantial(NOW));
        proofs.countIn(login);
        assertThat(Proofs.of(login, "ana")).isEqualTo(proofs);
    }

    @Test
    void aPortalForNationalsTakesNobodyWhoCameFromAbroad() {
        AuthenticationSessionModel abroad = Notes.login("openid-connect", Map.of("pontis.nationals-only", "true"));
        Proofs proofs = Proofs.none("mari").with(low("sms-pin", NOW)).with(low("eidas", NOW));
        proofs.countIn(abroad);
        assertThat(Proofs.of(abroad, "mari").list()).containsExactly(low("sms-pin", NOW));
        proofs.countIn(login);
        assertThat(Proofs.of(login, "mari")).isEqualTo(proofs);
    }

    @Test
    void oneCitizensProofsNeverCountForAnother() {
        Proofs.none("ana").with(substantial(NOW)).countIn(login);
        assertThat(Proofs.of(login, "bruno").list()).isEmpty();
    }

    @Test
    void unreadableProofsAreNoProofs() {
        login.setAuthNote("pontis.proofs", "{\"citizen\":\"ana\",\"proofs\":[{\"method\":\"x\"}]}");
        assertThat(Proofs.of(login, "ana").list()).isEmpty();
    }

    /** Nodes of two versions, while they are replaced one after the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"citizen\":\"ana\",\"proofs\":[],\"seal\":\"of a later version\"}",
                "{\"proofs\":[]}",
                "{\"citizen\":\"ana\"}",
                "{\"citizen\":\"ana\",\"proofs\":[null]}",
                "{\"citizen\":\"ana\",\"proofs\":[{\"method\":\"sms-pin\",\"factors\":[\"POSSESSION\"],\"level\":\"LATER\","
                        + "\"registration\":\"BASIC\",\"amr\":[],\"at\":1}]}",
                "{\"citizen\":\"ana\",\"proofs\":[{\"method\":\"NO METHOD\",\"factors\":[\"POSSESSION\"],\"level\":\"LOW\","
                        + "\"registration\":\"BASIC\",\"amr\":[],\"at\":1}]}"
            })
    void whatAnotherVersionWroteIsNoProof(String note) {
        login.setAuthNote("pontis.proofs", note);
        assertThat(Proofs.of(login, "ana").list()).isEmpty();
    }

    @Test
    void aLaterProofOfTheSameMethodReplacesAnOlderOne() {
        Proofs proofs =
                Proofs.none("ana").with(low("sms-pin", NOW.minusSeconds(60))).with(low("sms-pin", NOW));
        assertThat(proofs.list()).containsExactly(low("sms-pin", NOW));
    }

    @Test
    void aWeakerProofDoesNotTakeAwayAStrongerOneOfTheSameMethod() {
        Proofs proofs =
                Proofs.none("ana").with(substantial(NOW.minusSeconds(60))).with(low("password", NOW));
        assertThat(proofs.strongest(LevelAges.DEFAULT, NOW)).contains(substantial(NOW.minusSeconds(60)));
    }

    @Test
    void anAgedProofCarriesOnlyWhatIsLeft() {
        Proofs proofs = Proofs.none("ana").with(substantial(NOW.minus(Duration.ofHours(2))));
        assertThat(LevelAges.DEFAULT.inForce(proofs.list(), NOW)).contains(LevelOfAssurance.LOW);
    }

    @Test
    void aProofCountsToTheSecondOfItsAge() {
        Proofs proofs = Proofs.none("ana").with(substantial(NOW.minusSeconds(60)));
        assertThat(proofs.notOlderThan(Duration.ofSeconds(60), NOW.plusMillis(999))
                        .list())
                .isNotEmpty();
        assertThat(proofs.notOlderThan(Duration.ofSeconds(60), NOW.plusSeconds(1))
                        .list())
                .isEmpty();
    }

    @Test
    void forWhomSheActsGoesWithTheProofsOfHerLogin() {
        Proofs proofs = Proofs.none("elena").with(substantial(NOW), Optional.of(BRIDGES));
        proofs.countIn(login);
        assertThat(Proofs.of(login, "elena")).isEqualTo(proofs);
        assertThat(Proofs.of(login, "elena").actsFor())
                .contains(new ActsFor("VATES-B00000000", "Puentes del Tajo SL", "password", NOW.getEpochSecond()));
        assertThat(Proofs.of(login, "ana").actsFor()).isEmpty();
    }

    @Test
    void aLaterLoginForHerselfForgetsForWhomSheActed() {
        Proofs proofs = Proofs.none("elena")
                .with(substantial(NOW), Optional.of(BRIDGES))
                .with(low("sms-pin", NOW));
        assertThat(proofs.actsFor()).isEmpty();
        assertThat(proofs.strongest(LevelAges.DEFAULT, NOW)).contains(substantial(NOW));
    }

    @Test
    void theSessionIsToldThatSheActsForNobodyAsPlainlyAsForWhom() {
        Proofs.none("elena").with(substantial(NOW)).countIn(login);
        assertThat(login.getAuthNote("pontis.acts-for")).isEmpty();
        assertThat(Proofs.of(login, "elena").actsFor()).isEmpty();
    }

    @Test
    void forWhomSheActsBelongsToTheLevelOfThatProofAlone() {
        Proof company = substantial(NOW);
        ActsFor whom = ActsFor.of(BRIDGES, company);
        assertThat(whom.belongsTo(Granted.by(company, LevelOfAssurance.SUBSTANTIAL, "substantial")))
                .isTrue();
        assertThat(whom.belongsTo(Granted.by(low("sms-pin", NOW), LevelOfAssurance.LOW, "low")))
                .isFalse();
        assertThat(whom.belongsTo(Granted.by(substantial(NOW.plusSeconds(1)), LevelOfAssurance.LOW, "low")))
                .isFalse();
    }

    @Test
    void whatIsForgottenInALoginIsForgottenWhole() {
        Proofs.none("elena").with(substantial(NOW), Optional.of(BRIDGES)).countIn(login);
        Proofs.forget(login);
        assertThat(Proofs.of(login, "elena")).isEqualTo(Proofs.none("elena"));
    }

    private static Proof low(String method, Instant at) {
        return new Proof(
                new MethodId(method),
                Set.of(Factor.POSSESSION),
                LevelOfAssurance.LOW,
                Registration.BASIC,
                Set.of("sms"),
                at);
    }

    private static Proof substantial(Instant at) {
        return new Proof(
                new MethodId("password"),
                Set.of(Factor.KNOWLEDGE, Factor.POSSESSION),
                LevelOfAssurance.SUBSTANTIAL,
                Registration.ADVANCED,
                Set.of("pwd", "sms"),
                at);
    }
}
