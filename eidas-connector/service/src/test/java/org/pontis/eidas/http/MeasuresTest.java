package org.pontis.eidas.http;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuresTest {

    private final Measures measures = new Measures();

    @Test
    void methodsThatSomebodyInventsAreCountedTogether() {
        measures.request("other", "INVENTED1", 405, Duration.ofMillis(1));
        measures.request("other", "INVENTED2", 405, Duration.ofMillis(1));
        measures.request("/", "GET", 200, Duration.ofMillis(1));

        assertThat(measures.text())
                .contains("_count{method=\"other\",route=\"other\",status=\"405\"} 2")
                .contains("method=\"GET\"")
                .doesNotContain("INVENTED");
    }
}
