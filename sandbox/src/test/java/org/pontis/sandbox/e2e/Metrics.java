package org.pontis.sandbox.e2e;

import java.util.stream.Stream;

import org.pontis.sandbox.run.Stack;

/** The server's metrics, as a scraper reads them. */
public record Metrics(Stack stack) {

    /** All of them, in Prometheus' text format. */
    public String text() {
        return Http.get("http://127.0.0.1:" + stack.addresses().management() + "/metrics")
                .body();
    }

    /** The lines with a number. */
    public Stream<String> series() {
        return text().lines().filter(line -> !line.startsWith("#"));
    }

    /** One metric, whatever its labels; or one series, with them. */
    public double sum(String name) {
        return series().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Waits until this line stands there: some are measured every few seconds. */
    public void await(String line) {
        Patience.until(line, () -> text().contains(line));
    }
}
