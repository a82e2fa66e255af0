package org.pontis.sandbox.e2e.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.run.Shipment;

/** The program that anybody starts to check a ledger: one jar, a process of its own, the ledger's keys from before. */
public final class Verifier {

    private final Path folder;
    private final Path keys;
    private final Supplier<String> token;
    private final Map<String, String> files = new HashMap<>();

    /** What it said. @param status 0 if all is good */
    public record Verdict(int status, String text) {}

    /** @param token of an auditor, who fetches another when it is over; empty for what needs none */
    public Verifier(Path folder, String ledger, Supplier<String> token) throws IOException {
        this.folder = folder;
        this.token = token;
        this.keys = Files.writeString(
                folder.resolve("keys.json"), Http.get(ledger + "keys").body());
    }

    /** Has what it needs in a file, which this variable names. */
    Verifier with(String variable, Path file) {
        files.put(variable, file.toString());
        return this;
    }

    public Verdict says(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar().toString(),
                "org.pontis.idp.ledger.cli.Command"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--key", keys.toString()));
        try {
            Path out = Files.createTempFile(folder, "verify", ".txt");
            ProcessBuilder program =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            program.environment().put("PONTIS_LEDGER_TOKEN", token.get());
            program.environment().putAll(files);
            int status = program.start().waitFor();
            return new Verdict(status, Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path jar() {
        return Stream.of(Shipment.ofThisBuild().providers())
                .flatMap(List::stream)
                .filter(one -> one.getFileName().toString().startsWith("idp-adapters"))
                .findFirst()
                .orElseThrow();
    }
}
