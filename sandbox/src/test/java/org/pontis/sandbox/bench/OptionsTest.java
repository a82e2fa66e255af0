package org.pontis.sandbox.bench;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @Test
    void withoutOptionsAtLeastFiveHundredLoginsOfEachCaseAreMeasured() {
        Options options = Options.read(List.of());

        assertThat(options.logins() * options.rounds()).isGreaterThanOrEqualTo(500);
        assertThat(options.warmUp()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void aQuickRunIsAFewWords() {
        assertThat(Options.read(List.of("--logins", "5", "--rounds", "2", "--warm-up", "0")))
                .isEqualTo(new Options(5, 2, 0, 20));
    }

    @Test
    void aLedgerIsAsLargeAsWasPromisedOrAsIsSaid() {
        assertThat(Options.read(List.of()).entries()).isEqualTo(10_000_000);
        assertThat(Options.read(List.of("--citizens", "300", "--entries", "3000")))
                .isEqualTo(new Options(100, 5, 2500, 20, 300, 3_000));
    }

    @Test
    void whatItDoesNotUnderstandItSays() {
        assertThatThrownBy(() -> Options.read(List.of("--login", "5"))).hasMessageContaining("--login'");
        assertThatThrownBy(() -> Options.read(List.of("--logins", "many"))).hasMessageContaining("'many'");
        assertThatThrownBy(() -> Options.read(List.of("--logins"))).hasMessageContaining("whole number");
        assertThatThrownBy(() -> Options.read(List.of("--rounds", "0"))).hasMessageContaining("from 1");
    }
}
