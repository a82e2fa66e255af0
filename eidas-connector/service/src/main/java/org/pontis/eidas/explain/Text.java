package org.pontis.eidas.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.explain.Finding.Fact;
import org.pontis.eidas.saml.check.Outcome;

/** A finding for people. */
final class Text {

    private Text() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(printable(finding.file() + ": " + finding.headline())).append("\n\n");
        finding.facts().forEach(fact -> line(text, 12, fact));
        attributes(text, finding);
        text.append('\n');
        finding.report().outcomes().forEach(outcome -> check(text, outcome));
        finding.remarks()
                .forEach(remark ->
                        text.append("\n  Note: ").append(printable(remark)).append('\n'));
        text.append('\n').append(verdict(finding)).append('\n');
        return text.toString();
    }

    private static void attributes(StringBuilder text, Finding finding) {
        Map<String, List<String>> attributes = finding.attributes();
        if (attributes.isEmpty()) {
            return;
        }
        if (finding.kind() == Kind.REQUEST) {
            line(text, 12, new Fact("asks for", String.join(", ", attributes.keySet())));
            return;
        }
        int width = attributes.keySet().stream().mapToInt(String::length).max().orElse(0) + 4;
        text.append("\n  about the person\n");
        attributes.forEach((name, values) -> line(
                text,
                width,
                new Fact(
                        "  " + name,
                        values.stream().map(value -> value(name, value)).collect(Collectors.joining(" | ")))));
    }

    /** A postal address is sent as XML in Base64. */
    private static String value(String name, String value) {
        Optional<Address> address = name.endsWith("Address") ? Address.read(value) : Optional.empty();
        return address.map(known -> known.parts().entrySet().stream()
                        .map(part -> part.getKey().element() + " " + part.getValue())
                        .collect(Collectors.joining(", ")))
                .orElse(value);
    }

    private static void line(StringBuilder text, int width, Fact fact) {
        String label = printable(fact.label());
        text.append("  ")
                .append(label)
                .repeat(" ", Math.max(1, width - label.length()))
                .append(printable(fact.value()))
                .append('\n');
    }

    private static void check(StringBuilder text, Outcome outcome) {
        text.append(outcome.ok() ? "  pass  " : "  FAIL  ")
                .append(outcome.id())
                .append("  ")
                .append(outcome.sentence())
                .append('\n');
        outcome.why().ifPresent(why -> text.append("                ")
                .append(printable(Reasons.inWords(why)))
                .append('\n'));
    }

    private static String verdict(Finding finding) {
        List<Outcome> outcomes = finding.report().outcomes();
        long failed = outcomes.stream().filter(outcome -> !outcome.ok()).count();
        return finding.report()
                .firstFailure()
                .map(first ->
                        "  Refused for " + first.id() + "; " + failed + " of " + outcomes.size() + " checks failed.")
                .orElse("  All " + outcomes.size() + " checks passed.");
    }

    /** What somebody else wrote must not steer the terminal, nor turn around what stands beside it. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> '?';
                    default -> c;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
