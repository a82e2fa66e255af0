package org.pontis.idp.keycloak.once;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.SingleUseObjectProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two halves of a split cluster, each with the memory of before, and one database. */
class OnceOnlyTest {

    private final Set<String> used = new HashSet<>();
    private final Spent database = (name, until) -> {
        assertThat(until).isAfter(Instant.now());
        return used.add(name);
    };
    private final Memory here = new Memory();
    private final Memory there = new Memory();
    private final OnceOnly one = new OnceOnly(here, database);
    private final OnceOnly other = new OnceOnly(there, database);

    @Test
    void aCodeThatBothHalvesRememberIsGoodOnce() {
        one.put("code", 60, Map.of("a", "b"));
        split();
        assertThat(one.remove("code")).isEqualTo(Map.of("a", "b"));
        assertThat(other.remove("code")).isNull();
    }

    @Test
    void whatIsPutBackIsGoodOnceMore() {
        one.put("code", 60, Map.of("tries", "5"));
        assertThat(one.remove("code")).isEqualTo(Map.of("tries", "5"));
        one.put("code", 60, Map.of("tries", "4"));
        assertThat(one.remove("code")).isEqualTo(Map.of("tries", "4"));
    }

    @Test
    void anAssertionThatOneHalfHasSeenTheOtherRefuses() {
        assertThat(one.putIfAbsent("assertion", 60)).isTrue();
        assertThat(other.putIfAbsent("assertion", 60)).isFalse();
        assertThat(one.putIfAbsent("assertion", 60)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refreshLock:session:token", "device.es.code.polling"})
    void aLockThatWasReleasedIsTakenAgain(String lock) {
        for (int i = 0; i < 3; i++) {
            assertThat(one.putIfAbsent(lock, 60)).isTrue();
            assertThat(one.putIfAbsent(lock, 60)).isFalse();
            one.remove(lock);
        }
    }

    @Test
    void anAssertionStaysUsedWhateverMemoryForgets() {
        assertThat(one.putIfAbsent("assertion", 60)).isTrue();
        here.kept.clear();
        assertThat(one.putIfAbsent("assertion", 60)).isFalse();
    }

    @Test
    void lookingTakesNothingAndShowsWhatWasPut() {
        one.put("request", 60, Map.of("a", "b"));
        assertThat(one.get("request")).isEqualTo(Map.of("a", "b"));
        assertThat(one.get("request")).isEqualTo(Map.of("a", "b"));
        assertThat(one.contains("request")).isTrue();
        assertThat(used).isEmpty();
    }

    @Test
    void whatIsReplacedKeepsItsName() {
        one.put("code", 60, Map.of("a", "b"));
        split();
        assertThat(one.replace("code", Map.of("a", "c"))).isTrue();
        assertThat(one.remove("code")).isEqualTo(Map.of("a", "c"));
        assertThat(other.remove("code")).isNull();
        assertThat(one.replace("code", Map.of())).isFalse();
    }

    @Test
    void revokedTokensAreKeycloaksOwn() {
        one.put("token" + SingleUseObjectProvider.REVOKED_KEY, 60, Map.of());
        assertThat(here.kept.values()).containsExactly(Map.of());
    }

    @Test
    void whereTheDatabaseCannotBeAskedNothingIsGranted() {
        OnceOnly alone = new OnceOnly(here, (name, until) -> {
            throw new IllegalStateException("away");
        });
        alone.put("code", 60, null);
        assertThatThrownBy(() -> alone.remove("code")).hasMessage("away");
        assertThatThrownBy(() -> alone.putIfAbsent("assertion", 60)).hasMessage("away");
    }

    private void split() {
        there.kept.putAll(here.kept);
    }

    private static final class Memory implements SingleUseObjectProvider {

        private final Map<String, Map<String, String>> kept = new HashMap<>();

        @Override
        public void put(String key, long seconds, Map<String, String> notes) {
            kept.put(key, notes);
        }

        @Override
        public Map<String, String> get(String key) {
            return kept.get(key);
        }

        @Override
        public Map<String, String> remove(String key) {
            return kept.remove(key);
        }

        @Override
        public boolean replace(String key, Map<String, String> notes) {
            return kept.replace(key, notes) != null;
        }

        @Override
        public boolean putIfAbsent(String key, long seconds) {
            return kept.putIfAbsent(key, Map.of()) == null;
        }

        @Override
        public boolean contains(String key) {
            return kept.containsKey(key);
        }

        @Override
        public void close() {}
    }
}
