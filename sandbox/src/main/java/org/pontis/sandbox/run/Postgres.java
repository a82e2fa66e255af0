package org.pontis.sandbox.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.pontis.sandbox.machine.Leash;
import org.pontis.sandbox.machine.Tree;

/**
 * A PostgreSQL server of our own on loopback, with an empty database {@code postgres} and one user. The programs are the
 * distribution's. They refuse to run as root: then they run as the user that the distribution's package made for them.
 */
public final class Postgres implements AutoCloseable {

    public static final String USER = "keycloak";

    private static final String SYSTEM_USER = "postgres";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path programs = programs();
    private final Path data;
    private final int port;
    private final String password;

    private Postgres(Path data, int port, String password) {
        this.data = data;
        this.port = port;
        this.password = password;
    }

    /** Makes a database, starts its server and waits until it answers. */
    public static Postgres start(int port, String password) throws InterruptedException {
        try {
            // not below target: the other user may not be allowed to enter our checkout
            Postgres server = new Postgres(Files.createTempDirectory("pontis-postgres-"), port, password);
            server.make();
            server.run();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException, InterruptedException {
        Path secret = data.resolve("password");
        Tree.writePrivate(secret, password);
        if (ROOT) {
            for (Path file : List.of(data, secret)) {
                Files.setOwner(
                        file,
                        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(SYSTEM_USER));
            }
        }
        must(command(
                "initdb",
                "--pgdata=" + database(),
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync"));
    }

    /** As a power cut would end it: no process of it has time for anything. */
    void kill() {
        shell("kill -9 $(head -1 db/postmaster.pid)");
    }

    /** Starts it again after {@link #kill}. */
    void restart() throws InterruptedException {
        try {
            run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() throws IOException, InterruptedException {
        Process server = start(Leash.on(command(
                "postgres",
                "-D",
                database(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                // what a crash of the machine would lose, a test does not miss
                "-c",
                "fsync=off")));
        List<String> ready = command("pg_isready", "-q", "-h", "127.0.0.1", "-p", String.valueOf(port));
        while (start(ready).waitFor() != 0) {
            if (!server.isAlive()) {
                throw new IllegalStateException("PostgreSQL stopped:\n" + Files.readString(log()));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /**
     * Runs what an administrator would type: the programs are on the path and find this server and its database
     * {@code postgres}; files are kept beside the data.
     */
    public void shell(String script) {
        try {
            must(command(Path.of("/bin/sh"), "-euc", "cd '" + data + "'\n" + script));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How programs of Java reach its database {@code postgres}. */
    public String jdbc() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Stops the server, whoever is connected, and deletes its data. */
    @Override
    public void close() {
        try {
            must(command("pg_ctl", "stop", "-m", "immediate", "-D", database()));
            Tree.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String database() {
        return data.resolve("db").toString();
    }

    private Path log() {
        return data.resolve("log");
    }

    private List<String> command(String program, String... arguments) {
        return command(programs.resolve(program), arguments);
    }

    private static List<String> command(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(
                    List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + SYSTEM_USER, "--clear-groups", "--"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void must(List<String> command) throws IOException, InterruptedException {
        if (start(command).waitFor() != 0) {
            throw new IllegalStateException(command + " failed:\n" + Files.readString(log()));
        }
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                // a folder that both users may stand in
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        programs + File.pathSeparator + System.getenv("PATH"),
                        "PGHOST",
                        "127.0.0.1",
                        "PGPORT",
                        String.valueOf(port),
                        "PGUSER",
                        USER,
                        "PGPASSWORD",
                        password,
                        "PGDATABASE",
                        "postgres"));
        return builder.start();
    }

    /** Whether the distribution has it here. */
    public static boolean isInstalled() {
        try {
            return Files.isDirectory(programs());
        } catch (IllegalStateException missing) {
            return false;
        }
    }

    /** The newest version's programs; Debian keeps most of them off the path. */
    private static Path programs() {
        try (Stream<Path> versions = Files.isDirectory(DEBIAN) ? Files.list(DEBIAN) : Stream.empty()) {
            Optional<Path> newest = versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
            return newest.orElseThrow(() ->
                    new IllegalStateException("PostgreSQL is not installed (Debian, Ubuntu: apt install postgresql)."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
