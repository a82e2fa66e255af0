package org.pontis.realm.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** What stands on the command line. Secrets never do: they come from the environment or from files. */
final class Options {

    static final String USAGE = """
            usage: realm <command> <profile> [options]
              portals   reads the portals' files and says what is wrong in them, or who they are
              lint      checks the rules on the files, and on the server if there is --server
              drift     says what is different on the server; exit status 1 if anything is
              apply     brings the server to what the files say
              assemble  writes a realm to import (see --out)

              --portals FOLDER   more portals' files; may be given several times
              --values FILE      a properties file with values for ${NAME}
              --set NAME=VALUE   one of them; --set NAME takes it from the environment
              --server URL       where Keycloak answers
              --realm NAME       the realm there, if it is not called as the profile
              --admin-realm NAME where the administrator's account is (default: master)
              --portal ID        drift, apply: look at this portal only
              --dry-run          apply: say what would be done, and do nothing
              --prune            apply: also delete portals whose files are gone
              --create           apply: make the realm if there is none, without any citizen
              --production       lint: also the rules that a sandbox may break
              --json             one JSON document instead of lines

            Who asks: PONTIS_ADMIN_CLIENT with PONTIS_ADMIN_SECRET_FILE or PONTIS_ADMIN_KEY_FILE (and
            PONTIS_ADMIN_KEY_ID), or PONTIS_ADMIN_TOKEN_FILE; each without _FILE holds the value itself.
            Exit status: 0 all is well; 1 it is not, or something was refused; 2 the command line makes no sense.
            """;

    private static final Set<String> SWITCHES = Set.of("--dry-run", "--prune", "--create", "--json", "--production");

    private final UnaryOperator<String> environment;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final Set<String> switches = new HashSet<>();
    private final List<Path> portals = new ArrayList<>();
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
        if (options.words.size() != 2) {
            throw new IllegalArgumentException("A command and a profile are needed, such as: realm drift es.");
        }
        return options;
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
            case "--server", "--realm", "--admin-realm", "--portal" -> settings.put(argument, rest.remove());
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
