package org.pontis.sandbox.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.pontis.realm.cli.Command;
import org.pontis.sandbox.run.Stack;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Onboards portals as an operator does: a file, and the tool (docs/portals-as-code.md). */
public final class Onboarding implements AutoCloseable {

    private final Stack stack;
    private final Path folder;
    private final List<String> portals = new ArrayList<>();

    public Onboarding(Stack stack) {
        this.stack = stack;
        try {
            folder = Files.createTempDirectory(Path.of("target"), "portals-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Registers a portal with the broker, or fails with everything that is wrong in its file. */
    public void register(String portal, String yaml) {
        try {
            portals.remove(portal);
            portals.add(portal);
            Files.writeString(folder.resolve(portal.replaceAll("\\W+", "-") + ".yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answer answer = apply(portal);
        if (answer.status() != 0) {
            throw new AssertionError(answer.errors() + answer.output());
        }
    }

    /** Puts a document beside the files, such as a portal's metadata. */
    public void beside(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies a portal's file as it stands. */
    public Answer apply(String portal) {
        return tool("apply", "es", "--portals", folder.toString(), "--portal", portal);
    }

    /** Runs the tool against the sandbox's broker. */
    public Answer tool(String... arguments) {
        return tool(stack, arguments);
    }

    static Answer tool(Stack stack, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of(
                "--server",
                stack.addresses().brokerUrl(),
                "--values",
                stack.realmValues().toString()));
        Map<String, String> environment = Map.of(
                "PONTIS_ADMIN_CLIENT",
                "realm-config",
                "PONTIS_ADMIN_SECRET",
                stack.secrets().realmClient());
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = Command.run(
                line, environment::get, new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8));
        return new Answer(status, output.toString(UTF_8), errors.toString(UTF_8));
    }

    /** What the tool answered. */
    public record Answer(int status, String output, String errors) {}

    /** Takes the portals away again. */
    @Override
    public void close() {
        portals.forEach(portal -> tool("apply", "es", "--prune", "--portal", portal));
    }
}
