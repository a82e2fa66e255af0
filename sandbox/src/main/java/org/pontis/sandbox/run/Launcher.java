package org.pontis.sandbox.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

import org.pontis.realm.TestCitizens;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.eidas.NodeProcess;

/**
 * What {@code pontis up} runs in the end: starts the stack on the ports of the run contract, says {@code ready}, and
 * stays until it is told to stop or the broker ends. Takes everything from the system properties {@code pontis.state}
 * (a folder), {@code pontis.port.base} and {@code pontis.run.dir}.
 */
public final class Launcher {

    private static final CountDownLatch STOPPED = new CountDownLatch(1);
    private static volatile boolean stopping;

    private Launcher() {}

    public static void main(String[] args) throws IOException {
        Path state = Path.of(System.getProperty("pontis.state"));
        logInto(state.resolve("log"));
        RunState status = new RunState(state.resolve("status.json"));
        Runtime.getRuntime().addShutdownHook(new Thread(stop(Thread.currentThread())));
        boolean asked = false;
        try (Stack stack = Stack.start(plan(state), Launcher::say)) {
            status.ready(stack);
            System.out.print(
                    Welcome.text(stack.addresses(), stack.secrets(), TestCitizens.of("es"), TestCitizens.of("ee")));
            System.out.println("ready");
            told(stack.federation().node("ES"));
            told(stack.federation().node("EE"));
            stack.broker().onExit().get();
            stopping = true;
            say("Keycloak ended by itself; its log is " + stack.broker().log());
        } catch (InterruptedException e) {
            asked = true;
        } catch (RuntimeException | ExecutionException e) {
            System.err.println("pontis: " + e.getMessage());
        } finally {
            status.gone();
            STOPPED.countDown();
        }
        if (!asked) {
            System.exit(1);
        }
    }

    private static Stack.Plan plan(Path state) {
        return new Stack.Plan(
                Addresses.fromBase(Integer.getInteger("pontis.port.base", 8000)),
                state,
                state.resolve("servers"),
                Shipment.ofThisBuild(),
                Map.of(),
                Stack.Plan.QUICK_START,
                Optional.of(BorderSettings.of(System.getenv())));
    }

    /** A country that is down is something to see, and no reason to stop the other. */
    private static void told(NodeProcess node) {
        node.onExit().thenRun(() -> {
            if (!stopping) {
                say(node.settings().name() + " ended by itself; its log is " + node.log());
            }
        });
    }

    /** On a signal the main thread leaves whatever it is doing, which closes the stack; the JVM waits for that. */
    private static Runnable stop(Thread main) {
        return () -> {
            stopping = true;
            main.interrupt();
            try {
                STOPPED.await(40, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static void say(String what) {
        System.out.println("pontis: " + what);
    }

    /** The screen is for people; what the simulators log goes to a file. */
    private static void logInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        String settings = """
                handlers=java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern=%s/sandbox.log
                java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                java.util.logging.FileHandler.encoding=UTF-8
                java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT %%4$s %%3$s %%5$s%%6$s%%n
                .level=INFO
                """.formatted(folder.toString().replace("%", "%%"));
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }
}
