package org.pontis.idp.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report as comma-separated values (RFC 4180), with every part in a column of its own. Times in milliseconds. */
public final class Csv {

    private static final String NEW_LINE = "\r\n";

    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param portal the name of a portal that stands there by its internal id */
    public static String of(Report report, UnaryOperator<String> portal) {
        Stream<String> head = Stream.concat(
                Arrays.stream(Cell.By.values()).map(by -> by.name().toLowerCase(Locale.ROOT)),
                Stream.of("logins", "sso", "refused", "success", "median_ms", "p95_ms", "messages", "parts", "cost"));
        Stream<String> lines = report.lines().stream()
                .map(line -> row(Stream.concat(
                        Arrays.stream(Cell.By.values())
                                .map(by -> by == Cell.By.PORTAL ? portal.apply(line.part(by)) : line.part(by)),
                        numbers(line).stream())));
        return Stream.concat(Stream.of(row(head)), lines).collect(Collectors.joining(NEW_LINE, "", NEW_LINE));
    }

    private static List<String> numbers(Line line) {
        return List.of(
                Long.toString(line.logins().count()),
                Long.toString(line.sso().count()),
                Long.toString(line.refused().count()),
                share(line.success()),
                line.median().map(time -> Long.toString(time.toMillis())).orElse(""),
                line.p95().map(time -> Long.toString(time.toMillis())).orElse(""),
                Long.toString(line.messages().count()),
                Long.toString(line.messages().parts()),
                line.messages().price().toPlainString());
    }

    private static String share(OptionalDouble success) {
        return success.isPresent() ? String.format(Locale.ROOT, "%.4f", success.getAsDouble()) : "";
    }

    private static String row(Stream<String> values) {
        return values.map(Csv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String value) {
        String safe = value.isEmpty() || FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        return safe.matches("[A-Za-z0-9_.:/ <-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
