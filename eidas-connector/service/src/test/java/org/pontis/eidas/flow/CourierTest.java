package org.pontis.eidas.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.flow.Courier.Ledger.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CourierTest {

    private static final int LATEST_SECONDS = 30;

    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void eachLineIsToldOnceAndOneThatWasWrittenBeforeIsNot() throws Exception {
        Path path = folder.resolve("exchanges.log");
        try (ExchangeFile file = ExchangeFile.open(path)) {
            file.write(exchange("before"));
            try (Courier courier = new Courier(file, path, this::take)) {
                courier.write(exchange("first"));
                assertThat(next()).contains("\"first\"");
                // somebody is killed in the middle of a line
                Files.writeString(path, "{\"time\":\"half\n", StandardOpenOption.APPEND);
            }
        }
        try (ExchangeFile file = ExchangeFile.open(path);
                Courier courier = new Courier(file, path, this::take)) {
            courier.write(exchange("second"));
            assertThat(next()).contains("\"second\"");
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whileTooMuchWaitsNothingIsTakenOrSent() throws Exception {
        Path path = folder.resolve("exchanges.log");
        try (ExchangeFile file = ExchangeFile.open(path);
                Courier courier = new Courier(file, path, CourierTest::away)) {
            courier.write(exchange("first"));
            Files.writeString(path, "x".repeat(5 << 20) + "\n", StandardOpenOption.APPEND);
            long before = Files.size(path);
            assertThatThrownBy(() -> courier.write(exchange("second"))).isInstanceOf(UncheckedIOException.class);
            assertThat(Files.size(path)).isEqualTo(before);
        }
    }

    @Test
    void aLineThatTheLedgerCannotReadHoldsUpNoOther() throws Exception {
        Path path = folder.resolve("exchanges.log");
        AtomicBoolean there = new AtomicBoolean();
        Courier.Ledger ledger = lines -> {
            if (!there.get()) {
                throw new IOException("away");
            }
            return lines.stream().anyMatch(line -> line.contains("\"unreadable\"")) ? Answer.UNREADABLE : take(lines);
        };
        try (ExchangeFile file = ExchangeFile.open(path);
                Courier courier = new Courier(file, path, ledger)) {
            for (String id : List.of("first", "second", "unreadable", "third", "fourth")) {
                courier.write(exchange(id));
            }
            there.set(true);
            for (String id : List.of("first", "second", "third", "fourth")) {
                assertThat(next()).contains("\"" + id + "\"");
            }
            courier.write(exchange("fifth"));
            assertThat(next()).contains("\"fifth\"");
            awaitMark(path);
        }
        assertThat(told).isEmpty();
    }

    /** Nothing is told again. */
    private static void awaitMark(Path path) throws Exception {
        Path mark = path.resolveSibling(path.getFileName() + ".told");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LATEST_SECONDS);
        while (Long.parseLong(Files.readString(mark).strip()) != Files.size(path)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static Answer away(List<String> lines) throws IOException {
        throw new IOException("away");
    }

    private Answer take(List<String> lines) {
        told.addAll(lines);
        return Answer.ENTERED;
    }

    private String next() throws InterruptedException {
        return told.poll(LATEST_SECONDS, TimeUnit.SECONDS);
    }

    private static Exchange exchange(String id) {
        return new Exchange(
                Abroad.NOW,
                Exchange.Point.SERVICE_GOT_REQUEST,
                Abroad.OUR_SERVICE,
                Optional.of(id),
                Optional.empty(),
                Optional.of("https://ee.example"),
                "00",
                "accepted",
                Optional.empty(),
                Optional.empty());
    }
}
