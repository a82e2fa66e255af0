package org.pontis.idp.figures;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TimesTest {

    @Test
    void aQuantileIsNeverOffByMoreThanFivePercent() {
        Random random = new Random(7);
        long[] millis = new long[10_000];
        Times times = Times.NONE;
        for (int i = 0; i < millis.length; i++) {
            millis[i] = Math.round(Math.exp(random.nextGaussian() + Math.log(15_000)));
            times = times.plus(Times.of(Duration.ofMillis(millis[i])));
        }
        Arrays.sort(millis);
        for (double share : new double[] {0.05, 0.5, 0.95, 0.99}) {
            double exact = millis[(int) Math.ceil(share * millis.length) - 1];
            double said = times.quantile(share).orElseThrow().toMillis();
            assertThat(said / exact).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void inWhateverOrderTheyArePutTogetherTheyAreTheSame() {
        Times one = Times.of(Duration.ofMillis(12)).plus(Times.of(Duration.ofSeconds(3)));
        Times other = Times.of(Duration.ofMinutes(2)).plus(Times.of(Duration.ofMillis(12)));
        assertThat(one.plus(other)).isEqualTo(other.plus(one));
        assertThat(one.plus(other).count()).isEqualTo(4);
        assertThat(Times.read(one.plus(other).written())).isEqualTo(one.plus(other));
    }

    @Test
    void nothingHasNoMedianAndIsWrittenAsNothing() {
        assertThat(Times.NONE.quantile(0.5)).isEmpty();
        assertThat(Times.NONE.written()).isEmpty();
        assertThat(Times.read("")).isEqualTo(Times.NONE);
        assertThat(Times.read(null)).isEqualTo(Times.NONE);
    }

    @Test
    void allBucketsThereAreFitIntoTheColumn() {
        Times all = Times.NONE;
        for (double millis = 1; millis <= Duration.ofDays(2).toMillis(); millis *= 1.05) {
            all = all.plus(Times.of(Duration.ofMillis((long) millis)));
        }
        String worst = all.written().replaceAll(":\\d+", ":1000000000");
        assertThat(worst.length()).isLessThan(4000);
        assertThat(Times.of(Duration.ZERO)).isEqualTo(Times.of(Duration.ofMillis(1)));
    }
}
