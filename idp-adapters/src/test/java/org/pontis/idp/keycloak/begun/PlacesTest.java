package org.pontis.idp.keycloak.begun;

import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {

    private static final int MOST = 10;

    private final Places places = new Places(MOST);

    @Test
    void nobodyIsForgottenWhileThereIsRoom() {
        assertThat(IntStream.range(0, MOST).mapToObj(i -> places.comes("a" + i)))
                .containsOnly(Optional.empty());
    }

    @Test
    void aFloodPushesOutItselfFirstComeFirst() {
        come("a", MOST);
        assertThat(IntStream.range(0, MOST).mapToObj(i -> places.comes("b" + i)).map(Optional::get))
                .containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
    }

    @Test
    void whoGoesOnStaysWhateverComes() {
        places.comes("ana");
        places.goesOn("ana");
        assertThat(IntStream.range(0, 10 * MOST)
                        .mapToObj(i -> places.comes("b" + i))
                        .flatMap(Optional::stream))
                .hasSize(9 * MOST + 1)
                .doesNotContain("ana");
    }

    @Test
    void newcomersKeepAFifthForThemselvesEvenIfAllTheOthersGoOn() {
        IntStream.range(0, 10 * MOST).forEach(i -> {
            places.comes("b" + i);
            places.goesOn("b" + i);
        });
        come("a", 2);
        assertThat(places.comes("c")).contains("a0");
    }

    @Test
    void ofThoseWhoGoOnTheOneWhoDidNotForLongestIsANewcomerAgain() {
        come("a", MOST);
        IntStream.range(0, 9).forEach(i -> places.goesOn("a" + i));
        assertThat(places.comes("b0")).contains("a9");
        assertThat(places.comes("b1")).contains("a0");
    }

    @Test
    void whoHasEndedLeavesHerPlace() {
        come("a", MOST);
        places.goesOn("a1");
        places.ends("a0");
        places.ends("a1");
        assertThat(places.comes("b0")).isEmpty();
        assertThat(places.comes("b1")).isEmpty();
        assertThat(places.comes("b2")).contains("a2");
    }

    @Test
    void whoComesFromAnotherNodeAndGoesOnHereTakesAPlaceToo() {
        come("a", MOST);
        assertThat(places.goesOn("elsewhere")).contains("a0");
    }

    private void come(String name, int many) {
        IntStream.range(0, many).forEach(i -> places.comes(name + i));
    }
}
