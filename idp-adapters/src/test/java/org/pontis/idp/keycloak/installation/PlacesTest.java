package org.pontis.idp.keycloak.installation;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlacesTest {

    private final Places two = new Places(2);

    @Test
    void whoeverComesWhenAllPlacesAreTakenIsSentAwayAtOnce() {
        Optional<Optional<Optional<String>>> nested = two.within(() -> two.within(() -> two.within(() -> "a third")));
        assertThat(nested).contains(Optional.of(Optional.empty()));
        assertThat(two.within(() -> "later")).contains("later");
    }

    @Test
    void aPlaceIsFreeAgainEvenAfterAFailure() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> two.within(() -> {
                        throw new IllegalStateException("no database");
                    }))
                    .hasMessage("no database");
        }
        assertThat(two.taken()).isZero();
    }

    @Test
    void whatIsTakenIsTold() {
        assertThat(two.within(two::taken)).contains(1);
    }

    @Test
    void aServerMayHaveMoreOrFewerPlacesButNotNone() {
        Places one = Places.forPasswords(settings("1"));
        assertThat(one.within(() -> one.within(() -> "another"))).contains(Optional.empty());
        assertThatThrownBy(() -> Places.forPasswords(settings("0")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("passwords-at-once must be");
    }

    private static Settings settings(String places) {
        return new Settings("", Map.of("passwords-at-once", places)::get);
    }
}
