package org.pontis.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.pontis.sandbox.web.Response;

/**
 * What {@code pontis bench [name] [options]} runs in the end. Results go to {@code <name>.jsonl} in the folder of the
 * system property {@code pontis.bench.dir}, and as a table to the screen.
 */
public final class Bench {

    private static final Map<String, Benchmark> ALL = Stream.concat(
                    Stream.of(new LoginBench(), new LoadBench()),
                    ServiceLoader.load(Benchmark.class).stream().map(ServiceLoader.Provider::get))
            .collect(Collectors.toMap(Benchmark::name, Function.identity(), (one, other) -> one, TreeMap::new));

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean one = !arguments.isEmpty() && !arguments.getFirst().startsWith("-");
        List<String> names = one ? List.of(arguments.removeFirst()) : List.copyOf(ALL.keySet());
        if (!ALL.keySet().containsAll(names)) {
            fail("there is no benchmark '" + names.getFirst() + "', only " + String.join(", ", ALL.keySet()) + ".", 2);
        }
        try {
            Options options = options(arguments);
            for (String name : names) {
                report(name, ALL.get(name).run(options, Bench::say));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(e.getMessage(), 1);
        }
    }

    private static Options options(List<String> arguments) {
        try {
            return Options.read(arguments);
        } catch (IllegalArgumentException senseless) {
            fail(senseless.getMessage(), 2);
            throw senseless;
        }
    }

    private static void report(String name, List<Figure> figures) throws IOException {
        Path file = Path.of(System.getProperty("pontis.bench.dir", "target/bench"), name + ".jsonl");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, figures.stream().map(Bench::line).toList());
        System.out.print("\n" + Figure.HEAD);
        figures.forEach(figure -> System.out.print(figure.row()));
        System.out.println("\nwritten to " + file);
    }

    private static String line(Figure figure) {
        try {
            return Response.JSON.writeValueAsString(figure);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(String what) {
        System.out.println("pontis: " + what);
    }

    private static void fail(String why, int status) {
        System.err.println("pontis: " + why);
        System.exit(status);
    }
}
