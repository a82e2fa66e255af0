package org.pontis.eidas.config;

import java.util.ArrayList;
import java.util.List;

/** The operator's page about all settings, in Markdown. */
public final class Documentation {

    private static final String INTRODUCTION = """
            # Settings of the eIDAS connector

            This page is written by a test from the records that read the settings. A setting stands in a file of properties in
            UTF-8, or in the environment, which wins: `proxy.broker.client-id` is `EIDAS_PROXY_BROKER_CLIENT_ID` there. `XX` is the
            code of a country, such as `EE` (Greece is `EL`). The service does not start with a mistake in its settings, and has one
            sentence for each.
            """;

    private Documentation() {}

    public static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        List<Entry> groups = new ArrayList<>();
        section(page, "General", Configuration.class, "", groups);
        while (!groups.isEmpty()) {
            Entry group = groups.removeFirst();
            String prefix = group.key() + (group.isMap() ? ".XX." : ".");
            List<Entry> inner = new ArrayList<>();
            section(page, group.setting().value(), group.type(), prefix, inner);
            groups.addAll(0, inner);
        }
        return page.toString();
    }

    private static void section(StringBuilder page, String title, Class<?> type, String prefix, List<Entry> groups) {
        page.append("\n## ")
                .append(prefix.isEmpty() ? title : "`" + prefix + "*`")
                .append('\n');
        if (!prefix.isEmpty()) {
            page.append('\n').append(title).append('\n');
        }
        page.append("\n| setting | value | default | what it is |\n| --- | --- | --- | --- |\n");
        for (Entry entry : Entry.of(type, prefix)) {
            if (entry.isGroup() || entry.isMap()) {
                groups.add(entry);
            } else {
                row(page, entry);
            }
        }
    }

    private static void row(StringBuilder page, Entry entry) {
        Kind kind = Kind.of(entry.type());
        page.append("| `")
                .append(entry.key())
                .append("` | ")
                .append(entry.isList() ? Kind.list(kind) : kind.words())
                .append(" | ")
                .append(byDefault(entry))
                .append(" | ")
                .append(entry.setting().value())
                .append(" |\n");
    }

    private static String byDefault(Entry entry) {
        if (!entry.setting().byDefault().isEmpty()) {
            return "`" + entry.setting().byDefault() + "`";
        }
        return entry.isOptional() || entry.isList() ? "none" : "**has to be set**";
    }
}
