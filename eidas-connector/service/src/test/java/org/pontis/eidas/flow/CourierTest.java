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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            try (Courier courier = new Courier(file, path, told::addAll)) {
                courier.write(exchange("first"));
                assertThat(next()).contains("\"first\"");
                // somebody is killed in the middle of a line
                Files.writeString(path, "{\"time\":\"half\n", StandardOpenOption.APPEND);
            }
        }
        try (ExchangeFile file = ExchangeFile.open(path);
                Courier courier = new Courier(file, path, told::addAll)) {
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

    private static void away(List<String> lines) throws IOException {
        throw new IOException("away");
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
