package org.pontis.idp.keycloak.begun;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BegunLoginsFactoryTest {

    @Test
    void theirNumberIsTheHeaps() {
        assertThat(BegunLoginsFactory.most(null, 4_000_000_000L)).isEqualTo(100_000);
        assertThat(BegunLoginsFactory.most(null, 1)).isEqualTo(1_000);
    }

    @Test
    void anOperatorMaySayMoreOrLessButNotNone() {
        assertThat(BegunLoginsFactory.most(1_000L, 1)).isEqualTo(1_000);
        assertThatThrownBy(() -> BegunLoginsFactory.most(999L, 1)).hasMessageContaining("1000 or more");
        assertThatThrownBy(() -> BegunLoginsFactory.most(-1L, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
