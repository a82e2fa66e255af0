package org.pontis.sandbox.e2e.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lives in a Java process once its garbage is gone, which counting collects.
 *
 * @param histogram as jcmd prints it: a line for each class
 * @param threads of the operating system
 */
public record Living(String histogram, long threads) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"");

    public static Living in(long pid) {
        return new Living(
                jcmd(pid, "GC.class_histogram"),
                THREAD.matcher(jcmd(pid, "Thread.print")).results().count());
    }

    public long octets() {
        return number(TOTAL);
    }

    /** How many objects there are of the class with this simple name. */
    public long instances(String simpleName) {
        return number(Pattern.compile("(\\d+)\\s+\\d+\\s+\\S+\\." + simpleName + "\\s"));
    }

    private long number(Pattern what) {
        Matcher found = what.matcher(histogram);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    private static String jcmd(long pid, String question) {
        try {
            Process asking = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), question)
                    .redirectErrorStream(true)
                    .start();
            return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
