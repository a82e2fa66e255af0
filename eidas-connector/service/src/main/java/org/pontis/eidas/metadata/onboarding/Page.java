package org.pontis.eidas.metadata.onboarding;

import java.util.ArrayList;
import java.util.List;

/** A page of plain parts, before it is Markdown or HTML. Text between backticks is something to be typed as it stands. */
final class Page {

    private final List<Part> parts = new ArrayList<>();

    List<Part> parts() {
        return parts;
    }

    Page title(String text) {
        parts.add(new Part.Title(text));
        return this;
    }

    Page heading(String text) {
        parts.add(new Part.Heading(text));
        return this;
    }

    Page text(String text) {
        parts.add(new Part.Text(text));
        return this;
    }

    Page table(List<String> head, List<List<String>> rows) {
        parts.add(new Part.Table(head, rows));
        return this;
    }

    Page steps(String... steps) {
        parts.add(new Part.Steps(List.of(steps)));
        return this;
    }

    Page verbatim(String text) {
        parts.add(new Part.Verbatim(text));
        return this;
    }

    /** What a page is made of. */
    sealed interface Part {

        record Title(String text) implements Part {}

        record Heading(String text) implements Part {}

        record Text(String text) implements Part {}

        record Table(List<String> head, List<List<String>> rows) implements Part {}

        record Steps(List<String> steps) implements Part {}

        record Verbatim(String text) implements Part {}
    }
}
