package org.pontis.eidas.metadata.onboarding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.pontis.eidas.metadata.onboarding.Page.Part;

/** A page as Markdown. */
final class Markdown {

    private Markdown() {}

    static String of(Page page) {
        return page.parts().stream().map(Markdown::part).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Title(String text) -> "# " + text;
            case Part.Heading(String text) -> "## " + text;
            case Part.Text(String text) -> text;
            case Part.Table(List<String> head, List<List<String>> rows) -> table(head, rows);
            case Part.Steps(List<String> steps) -> steps(steps);
            case Part.Verbatim(String text) -> "```\n" + text + "\n```";
        };
    }

    private static String table(List<String> head, List<List<String>> rows) {
        return row(head) + "\n" + "| --- ".repeat(head.size()) + "|\n"
                + rows.stream().map(Markdown::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String steps(List<String> steps) {
        return IntStream.range(0, steps.size())
                .mapToObj(i -> (i + 1) + ". " + steps.get(i))
                .collect(Collectors.joining("\n"));
    }
}
