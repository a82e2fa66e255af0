package org.pontis.eidas.metadata.onboarding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import org.pontis.eidas.metadata.onboarding.Page.Part;

/** A page as HTML that needs nothing else, to be sent as a file and printed. */
final class Html {

    private static final String STYLE = """
            body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 1.6rem }
            table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere }
            code, pre { font: 13px/1.4 ui-monospace, monospace } pre { border: 1px solid #767676; padding: .5rem; overflow-x: auto }
            @media print { body { margin: 0; max-width: none; font-size: 11px } }
            """;

    private static final String BEFORE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            """;

    private Html() {}

    static String of(Page page) {
        return BEFORE.formatted(escape(title(page)), STYLE)
                + page.parts().stream().map(Html::part).collect(Collectors.joining("\n"))
                + "\n</body>\n</html>\n";
    }

    /** What a Content-Security-Policy calls the style by (CSP 3, 2.3.1). */
    static String style() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String title(Page page) {
        return page.parts().stream()
                .filter(Part.Title.class::isInstance)
                .map(Part.Title.class::cast)
                .map(Part.Title::text)
                .findFirst()
                .orElse("");
    }

    private static String part(Part part) {
        return switch (part) {
            case Part.Title(String text) -> "<h1>" + inline(text) + "</h1>";
            case Part.Heading(String text) -> "<h2>" + inline(text) + "</h2>";
            case Part.Text(String text) -> "<p>" + inline(text) + "</p>";
            case Part.Table(List<String> head, List<List<String>> rows) ->
                "<table>\n<thead>" + row("th scope=\"col\"", "th", head) + "</thead>\n<tbody>\n"
                        + rows.stream().map(cells -> row("td", "td", cells)).collect(Collectors.joining("\n"))
                        + "\n</tbody>\n</table>";
            case Part.Steps(List<String> steps) ->
                steps.stream()
                        .map(step -> "<li>" + inline(step) + "</li>")
                        .collect(Collectors.joining("\n", "<ol>\n", "\n</ol>"));
            case Part.Verbatim(String text) -> "<pre>" + escape(text) + "</pre>";
        };
    }

    private static String row(String start, String end, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + start + ">" + inline(cell) + "</" + end + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String inline(String text) {
        return escape(text).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
