package org.pontis.idp.keycloak.gate;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelAges;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class RealmAgesTest {

    @Test
    void aRealmMayShortenAges() {
        assertThat(ages("pontis.age.substantial", "PT20M").substantial()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void aRealmCannotLengthenThem() {
        assertThat(ages("pontis.age.high", "PT24H").high()).isEqualTo(LevelAges.DEFAULT.high());
    }

    @Test
    void aStrongerLevelNeverOutlivesAWeakerOne() {
        assertThat(ages("pontis.age.low", "PT5M"))
                .isEqualTo(new LevelAges(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5)));
    }

    @Test
    void whatCannotBeReadIsTheDefault() {
        assertThat(ages("pontis.age.low", "ten hours")).isEqualTo(LevelAges.DEFAULT);
        assertThat(ages("pontis.age.low", "-PT1H")).isEqualTo(LevelAges.DEFAULT);
    }

    private static LevelAges ages(String name, String value) {
        return RealmAges.of(Notes.realm(Map.of(name, value)));
    }
}
