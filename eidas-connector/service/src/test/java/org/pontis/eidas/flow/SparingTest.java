package org.pontis.eidas.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparingTest {

    private final List<Exchange> written = new ArrayList<>();
    private final Sparing log = new Sparing(written::add);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void aFloodOfJunkIsWrittenDownAsANumber() {
        for (int i = 0; i < 10_000; i++) {
            log.write(message(Optional.empty()));
        }
        assertThat(written).hasSize(Sparing.MOST);

        now = now.plus(Sparing.PAUSE);
        log.write(message(Optional.empty()));

        assertThat(written).hasSize(Sparing.MOST + 1);
        assertThat(written.getLast().result()).isEqualTo("MSG-01");
        assertThat(written.getLast().said()).contains("after 9700 messages of nobody knows whom");
    }

    @Test
    void whatSomebodyCanBeHeldToIsAlwaysWrittenDown() {
        for (int i = 0; i < 1_000; i++) {
            log.write(message(Optional.empty()));
            log.write(message(Optional.of("https://ee.example/metadata")));
        }

        assertThat(written.stream().filter(one -> one.peer().isPresent())).hasSize(1_000);
    }

    private Exchange message(Optional<String> peer) {
        return new Exchange(
                now,
                Exchange.Point.CONNECTOR_GOT_RESPONSE,
                "https://es.example/metadata",
                Optional.empty(),
                Optional.empty(),
                peer,
                "00",
                "MSG-01",
                Optional.empty(),
                Optional.empty());
    }
}
