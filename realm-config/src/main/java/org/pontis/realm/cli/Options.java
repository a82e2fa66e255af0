package org.pontis.realm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on the command line. Secrets never do: they come from the environment or from files. */
final class Options {

    /** The same text that {@code ./pontis realm help} shows without building anything. */
    static final String USAGE = usage();

    /** Commands that are about one login method. */
    private static final Set<String> OF_A_METHOD = Set.of("pause", "resume");

    private static final Pattern REASON = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]+)?)=(.+)", Pattern.DOTALL);

    private static final Set<String> SWITCHES = Set.of("--dry-run", "--prune", "--create", "--json", "--production");

    private final UnaryOperator<String> environment;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> switches = new HashSet<>();
    private final List<Path> portals = new ArrayList<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();

    private Options(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** @throws IllegalArgumentException with a sentence, if it makes no sense */
    static Options read(List<String> arguments, UnaryOperator<String> environment) {
        Options options = new Options(environment);
        Deque<String> rest = new ArrayDeque<>(arguments);
        try {
            while (!rest.isEmpty()) {
                options.take(rest.remove(), rest);
            }
        } catch (NoSuchElementException missing) {
            throw new IllegalArgumentException("A value is missing.", missing);
        }
        options.check();
        return options;
    }

    private static String usage() {
        try (InputStream text = Options.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void check() {
        boolean ofAMethod = !words.isEmpty() && OF_A_METHOD.contains(command());
        if (ofAMethod && words.size() != 3) {
            throw new IllegalArgumentException("A profile and a method are needed, such as: realm pause es sms-pin.");
        }
        if (!ofAMethod && words.size() != 2) {
            throw new IllegalArgumentException("A command and a profile are needed, such as: realm drift es.");
        }
        if (command().equals("pause") && reasons.isEmpty()) {
            throw new IllegalArgumentException("Why? Citizens read it: --reason es=TEXT.");
        }
    }

    private void take(String argument, Deque<String> rest) {
        if (SWITCHES.contains(argument)) {
            switches.add(argument);
            return;
        }
        switch (argument) {
            case "--portals" -> portals.add(Path.of(rest.remove()));
            case "--values" -> values(Path.of(rest.remove()));
            case "--set" -> set(rest.remove());
            case "--reason" -> reason(rest.remove());
            case "--server", "--realm", "--admin-realm", "--portal", "--until" -> settings.put(argument, rest.remove());
            default -> word(argument);
        }
    }

    private void word(String argument) {
        if (argument.startsWith("-")) {
            throw new IllegalArgumentException("What is " + argument + "?");
        }
        words.add(argument);
    }

    private void set(String assignment) {
        String[] parts = assignment.split("=", 2);
        String value = parts.length == 2 ? parts[1] : environment.apply(parts[0]);
        if (value == null) {
            throw new IllegalArgumentException("--set " + parts[0] + ": there is no such environment variable.");
        }
        values.put(parts[0], value);
    }

    private void reason(String text) {
        Matcher reason = REASON.matcher(text);
        if (!reason.matches()) {
            throw new IllegalArgumentException(
                    "--reason is a language and a text, such as: --reason \"es=Hay una avería.\"");
        }
        reasons.put(reason.group(1), reason.group(2));
    }

    private void values(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--values: " + file + " cannot be read.", unreadable);
        }
        properties.stringPropertyNames().forEach(name -> values.putIfAbsent(name, properties.getProperty(name)));
    }

    String command() {
        return words.get(0);
    }

    String profile() {
        return words.get(1);
    }

    /** The method that is paused or resumed. */
    String method() {
        return words.get(2);
    }

    /** Why, by language. */
    Map<String, String> reasons() {
        return reasons;
    }

    Optional<String> until() {
        return Optional.ofNullable(settings.get("--until"));
    }

    Map<String, String> values() {
        return values;
    }

    List<Path> portals() {
        return portals;
    }

    Optional<URI> server() {
        return Optional.ofNullable(settings.get("--server"))
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
                .map(URI::create);
    }

    String realm() {
        return settings.getOrDefault("--realm", profile());
    }

    String adminRealm() {
        return settings.getOrDefault("--admin-realm", "master");
    }

    Optional<String> portal() {
        return Optional.ofNullable(settings.get("--portal"));
    }

    boolean has(String name) {
        return switches.contains(name);
    }

    UnaryOperator<String> environment() {
        return environment;
    }
}
