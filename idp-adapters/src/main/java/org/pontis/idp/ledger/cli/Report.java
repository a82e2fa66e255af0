package org.pontis.idp.ledger.cli;

import java.io.PrintStream;
import java.util.List;

import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Json;
import org.pontis.idp.ledger.verify.Finding;
import org.pontis.idp.ledger.verify.Findings;

/**
 * What came out for one source.
 *
 * @param says what it is, in sentences
 */
record Report(String source, List<String> says, Findings findings) {

    void print(boolean json, PrintStream output) {
        if (json) {
            output.println(Canonical.text(json()));
        } else {
            output.println(source + ": " + (findings.isEmpty() ? "good" : "NOT GOOD"));
            says.forEach(line -> output.println("  " + printable(line)));
            for (Finding finding : findings.found()) {
                output.println("  " + finding.problem().code() + ": " + printable(finding.says()));
            }
            findings.more()
                    .forEach((problem, more) -> output.println("  " + problem.code() + ": and " + more + " more."));
        }
        output.flush();
    }

    private Json.Members json() {
        return Json.Members.none()
                .with(
                        "findings",
                        new Json.Items(findings.found().stream()
                                .<Json>map(finding -> Json.Members.none()
                                        .with("code", finding.problem().code())
                                        .with("says", finding.says()))
                                .toList()))
                .with("good", new Json.Truth(findings.isEmpty()))
                .with(
                        "more",
                        findings.more().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .with(
                        "says",
                        new Json.Items(says.stream().<Json>map(Json.Text::new).toList()))
                .with("source", source);
    }

    /** What somebody else wrote gives no orders to a terminal. */
    private static String printable(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "_");
    }
}
