package org.pontis.theme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.pontis.theme.Samples.Sample;

/** The operator's figures: full, empty, with what cannot be read, and refused. */
final class FiguresSamples {

    private static final Map<String, Object> NUMBERS = Map.ofEntries(
            Map.entry("logins", "1,234"),
            Map.entry("sso", "56"),
            Map.entry("refused", "7"),
            Map.entry("success", "99%"),
            Map.entry("bar", 99),
            Map.entry("median", "12.3"),
            Map.entry("p95", "48.0"),
            Map.entry("messages", "900"),
            Map.entry("parts", "901"),
            Map.entry("cost", "40.55"));

    private FiguresSamples() {}

    static List<Sample> all() {
        return List.of(
                new Sample("figures", "figures", full()),
                new Sample("figures-none", "figures", none()),
                new Sample("figures-unreadable", "figures", unreadable()),
                new Sample("figures-refused", "figures-refused", refused()));
    }

    private static Map<String, Object> full() {
        Map<String, Object> model = none();
        model.put("to", "2026-11-23");
        model.put("total", NUMBERS);
        model.put("portals", List.of(row("portal", "portal-oidc"), row("portal", "")));
        model.put("methods", List.of(row("method", "sms-pin", "level", "low"), row("method", "", "level", "")));
        model.put("refusals", List.of(row("method", "sms-pin", "outcome", "code_wrong")));
        model.put(
                "countries",
                List.of(
                        row("portal", "portal-oidc", "country", "Spain"),
                        row("portal", "portal-oidc", "country", "untold")));
        model.put(
                "fees",
                List.of(Map.of(
                        "operator",
                        "mobile-id",
                        "transactions",
                        "9",
                        "subscription",
                        "1,000.00",
                        "monthly",
                        "350.00",
                        "each",
                        "0.41",
                        "total",
                        "1,350.41")));
        return model;
    }

    private static Map<String, Object> none() {
        Map<String, Object> model = new HashMap<>(Map.of(
                "outside",
                true,
                "from",
                "2026-11-01",
                "to",
                "2026-11-01",
                "month",
                "2026-11",
                "unreadable",
                false,
                "smallest",
                "5",
                "withPortals",
                true,
                "total",
                Map.of("logins", "0", "sso", "0", "refused", "0")));
        for (String table : List.of("portals", "methods", "refusals", "countries", "fees")) {
            model.put(table, List.of());
        }
        return model;
    }

    private static Map<String, Object> unreadable() {
        Map<String, Object> model = none();
        model.remove("fees");
        model.put("unreadable", true);
        model.put("withPortals", false);
        model.put("tariffProblem", "pontis.tariff.mobile-id must be such as: month 1.");
        return model;
    }

    private static Map<String, Object> refused() {
        return new HashMap<>(
                Map.of("outside", true, "problem", Map.of("code", "FIGURES_NO_ROLE", "incident", "7K2M9QX1")));
    }

    private static Map<String, Object> row(String... parts) {
        Map<String, Object> row = new HashMap<>(NUMBERS);
        for (int i = 0; i < parts.length; i += 2) {
            row.put(parts[i], parts[i + 1]);
        }
        return row;
    }
}
