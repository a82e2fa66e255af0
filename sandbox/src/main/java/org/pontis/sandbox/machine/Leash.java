package org.pontis.sandbox.machine;

import java.util.ArrayList;
import java.util.List;

/** Ties a program that we start to ourselves: it cannot outlive this JVM, however that ends. */
public final class Leash {

    /**
     * Runs the program until our end of the pipe on standard input closes, which the kernel does for us even when we are
     * killed. A Ctrl-C reaches the whole process group: only we act on it, so that the program stops in order.
     */
    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0
            "$@" </dev/null 3<&- &
            program=$!
            { cat; kill -TERM "$program"; } <&3 >/dev/null 2>&1 &
            exec 3<&-
            wait "$program"
            """;

    private Leash() {}

    /** The command that runs this one on a leash. */
    public static List<String> on(List<String> command) {
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, command.getFirst()));
        leashed.addAll(command);
        return leashed;
    }
}
