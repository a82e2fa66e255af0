package org.pontis.idp.sms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.pontis.idp.testing.Patience.until;

/** Debian's Kannel between our HTTP client and an SMPP centre: bearerbox and smsbox, ordinary processes of this test. */
final class Kannel implements AutoCloseable {

    static final String USER = "pontis";
    static final String PASSWORD = "k4nnel-secret";

    private final int sendSms = LoopbackPort.free();
    private final Path folder;
    private final Path configuration;
    private Process bearerbox;
    private Process smsbox;

    private Kannel(Path folder, int centre) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.configuration = Files.writeString(this.folder.resolve("kannel.conf"), configuration(centre));
    }

    static Kannel start(Path folder, int centre) throws IOException, InterruptedException {
        Kannel kannel = new Kannel(folder, centre);
        kannel.bearerbox = kannel.run("bearerbox");
        // smsbox gives up if its bearerbox does not listen yet
        kannel.untilLogged("bearerbox", "MAIN: Start-up done");
        kannel.smsbox = kannel.run("smsbox");
        kannel.untilLogged("smsbox", "Connected to bearerbox");
        return kannel;
    }

    String url() {
        return "http://127.0.0.1:" + sendSms + "/cgi-bin/sendsms";
    }

    private void untilLogged(String box, String what) throws InterruptedException {
        until(box + " says: " + what, () -> log(box).contains(what));
    }

    /** All that a box has said. */
    String log(String box) {
        try {
            Path file = folder.resolve(box + ".log");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private Process run(String box) throws IOException {
        try {
            return new ProcessBuilder(List.of("/usr/sbin/" + box, "-v", "4", configuration.toString()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(box + ".out").toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("These tests need " + box + ": install the package kannel.", missing);
        }
    }

    private String configuration(int centre) throws IOException {
        int boxes = LoopbackPort.free();
        return """
                group = core
                admin-port = %1$d
                admin-interface = 127.0.0.1
                admin-password = unused-but-required
                smsbox-port = %2$d
                smsbox-interface = 127.0.0.1
                box-deny-ip = "*.*.*.*"
                box-allow-ip = "127.0.0.1"
                log-file = "%3$s/bearerbox.log"
                log-level = 1
                store-type = file
                store-location = "%3$s/store"

                group = smsc
                smsc = smpp
                smsc-id = npm
                host = 127.0.0.1
                port = %4$d
                transceiver-mode = true
                smsc-username = pontis
                smsc-password = "%5$s"
                system-type = ""
                reconnect-delay = 1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %6$d
                sendsms-interface = 127.0.0.1
                log-file = "%3$s/smsbox.log"
                log-level = 1

                group = sendsms-user
                username = %7$s
                password = %8$s
                concatenation = true
                max-messages = 10

                group = sms-service
                keyword = default
                max-messages = 0
                text = ""
                """.formatted(
                        LoopbackPort.free(), boxes, folder, centre, ForeignCentre.PASSWORD, sendSms, USER, PASSWORD);
    }

    @Override
    public void close() throws InterruptedException {
        stop(smsbox);
        stop(bearerbox);
    }

    private static void stop(Process process) throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
