package org.pontis.idp.figures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:59:59Z");

    private final Tally tally = new Tally(2);

    @Test
    void whatHappenedInOneHourIsOneNumber() {
        tally.add("es", NOW, cell("a"), Amount.one());
        tally.add("es", NOW.minusSeconds(3000), cell("a"), Amount.one());
        tally.add("es", NOW.plusSeconds(1), cell("a"), Amount.one());
        assertThat(tally.take().values()).extracting(Amount::count).containsExactlyInAnyOrder(2L, 1L);
        assertThat(tally.take()).isEmpty();
    }

    @Test
    void thereIsAnEndToItAndWhatDoesNotFitIsCountedAsLost() {
        for (String portal : List.of("a", "b", "c", "c", "a")) {
            tally.add("es", NOW, cell(portal), Amount.one());
        }
        assertThat(tally.lost()).isEqualTo(2);
        assertThat(tally.take()).hasSize(2);
    }

    @Test
    void whatIsGivenBackIsAddedToWhatCameMeanwhile() {
        tally.add("es", NOW, cell("a"), Amount.one());
        Map<Tally.Place, Amount> taken = tally.take();
        tally.add("es", NOW, cell("a"), Amount.one());
        tally.giveBack(taken);
        assertThat(tally.take().values()).extracting(Amount::count).containsExactly(2L);
    }

    @Test
    void manyAtOnceLoseNothing() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10_000)
                    .forEach(i -> threads.execute(() -> tally.add("es", NOW, cell("a"), Amount.one())));
        }
        assertThat(tally.take().values()).extracting(Amount::count).containsExactly(10_000L);
    }

    private static Cell cell(String portal) {
        return new Cell(portal, "sms-pin", "ES", "low", Cell.OK);
    }
}
