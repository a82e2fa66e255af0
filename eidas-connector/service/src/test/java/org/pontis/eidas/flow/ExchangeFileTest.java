package org.pontis.eidas.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class ExchangeFileTest {

    @Test
    void everyLineHoldsTheOneBeforeEvenAfterARestart(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("exchanges.log");
        try (ExchangeFile file = ExchangeFile.open(path)) {
            file.write(exchange("_1"));
            file.write(exchange("_2"));
        }
        try (ExchangeFile file = ExchangeFile.open(path)) {
            file.write(exchange("_3"));
        }
        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"before\":\"" + "0".repeat(64) + "\"");
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i)).contains("\"before\":\"" + sha256(lines.get(i - 1)) + "\"");
        }
    }

    @Test
    void aLineThatWasNotFinishedSpoilsNoOther(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("exchanges.log");
        Files.writeString(path, "{\"time\":\"2026");
        try (ExchangeFile file = ExchangeFile.open(path)) {
            file.write(exchange("_1"));
        }
        List<String> lines = Files.readAllLines(path);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("\"before\":\"" + sha256(lines.get(0)) + "\"");
    }

    @Test
    void nothingInAMessageMakesALineOfItsOwn(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("exchanges.log");
        try (ExchangeFile file = ExchangeFile.open(path)) {
            file.write(exchange("_1\"}\n{\"point\":\"forged"));
        }
        assertThat(Files.readAllLines(path)).singleElement().satisfies(line -> assertThat(line)
                .contains("_1\\u0022}\\u000a{")
                .startsWith("{\"time\":\"2026-11-22T10:00:00Z\",\"point\":\"SERVICE_GOT_REQUEST\""));
    }

    @Test
    void nobodyElseOnTheMachineReadsIt(@TempDir Path folder) throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path path = folder.resolve("new").resolve("exchanges.log");
        ExchangeFile.open(path).close();
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(path.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        ExchangeFile.open(path).close();
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
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
                Optional.of("003002 - \"Authentication\" Failed."),
                Optional.of(Incident.next()));
    }

    private static String sha256(String line) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    }
}
