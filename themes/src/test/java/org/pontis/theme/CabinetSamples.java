package org.pontis.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.theme.Samples.Sample;

/** The faces of the cabinet. */
final class CabinetSamples {

    private static final long AT = 1_795_000_000_000L;
    private static final Map<String, Object> LOGIN = Map.of(
            "handle",
            "1.abc",
            "at",
            AT,
            "kind",
            "login",
            "portal",
            "Agencia Tributaria (demo)",
            "method",
            "password",
            "level",
            "substantial",
            "here",
            true);
    private static final Map<String, Object> REFUSED = Map.of(
            "handle", "2.abc", "at", AT, "kind", "refused", "reason", "code_wrong", "method", "sms-pin", "here", false);
    private static final Map<String, Object> ACT = Map.of(
            "handle",
            "3.abc",
            "at",
            AT,
            "kind",
            "act",
            "what",
            "credential_suspended",
            "credential",
            "phone",
            "by",
            "officer",
            "here",
            false);

    private static final Map<String, Object> DECLINED = Map.of(
            "handle",
            "4.abc",
            "at",
            AT,
            "kind",
            "act",
            "what",
            "desk_declined",
            "request",
            "identity",
            "reason",
            "declined",
            "by",
            "officer",
            "here",
            false);

    private CabinetSamples() {}

    static List<Sample> all() {
        return List.of(
                new Sample("cabinet-logins", "cabinet-logins", logins(List.of(LOGIN, REFUSED, ACT, DECLINED), true)),
                new Sample("cabinet-logins-none", "cabinet-logins", logins(List.of(), false)),
                new Sample("cabinet-sessions", "cabinet-sessions", in(Map.of("sessions", sessions()))),
                new Sample(
                        "cabinet-sessions-ended",
                        "cabinet-sessions",
                        in(Map.of("sessions", sessions().subList(0, 1), "tale", "ended", "ended", ended()))),
                new Sample("cabinet-left", "cabinet-left", outside(Map.of())),
                new Sample("cabinet-means", "cabinet-means", in(Map.of("means", means()))),
                new Sample("cabinet-means-none", "cabinet-means", in(Map.of("means", List.of()))),
                new Sample("cabinet-suspended", "cabinet-suspended", outside(Map.of())),
                new Sample(
                        "cabinet-not-me", "cabinet-not-me", in(Map.of("entry", LOGIN, "kinds", List.of("password")))),
                new Sample("cabinet-not-me-abroad", "cabinet-not-me", in(Map.of("entry", LOGIN, "kinds", List.of()))),
                new Sample("cabinet-stopped", "cabinet-stopped", outside(stopped(true))),
                new Sample("cabinet-stopped-abroad", "cabinet-stopped", outside(stopped(false))),
                new Sample(
                        "cabinet-alerts",
                        "cabinet-alerts",
                        in(Map.of(
                                "chosen",
                                List.of("high", "mail"),
                                "phone",
                                true,
                                "email",
                                "ana@example.org",
                                "tale",
                                "saved"))),
                new Sample(
                        "cabinet-alerts-problem",
                        "cabinet-alerts",
                        in(Map.of("chosen", List.of(), "phone", false, "problem", problem("EMAIL_INVALID")))),
                new Sample("cabinet-email", "cabinet-email", in(Map.of("address", "ana@example.org", "minutes", 10))),
                new Sample(
                        "cabinet-email-problem",
                        "cabinet-email",
                        in(Map.of(
                                "address", "ana@example.org", "minutes", 10, "problem", problem("EMAIL_CODE_WRONG")))),
                new Sample("cabinet-stale", "cabinet-stale", in(Map.of("problem", problem("FORM_EXPIRED")))));
    }

    private static Map<String, Object> problem(String code) {
        return Map.of("code", code, "incident", "7K2M9QX1");
    }

    private static List<Map<String, Object>> means() {
        return List.of(
                Map.of(
                        "handle",
                        "a",
                        "kind",
                        "phone",
                        "label",
                        "01",
                        "standing",
                        "cooling",
                        "turned",
                        AT,
                        "usable",
                        true,
                        "level",
                        "low",
                        "registration",
                        "advanced",
                        "until",
                        AT),
                Map.of(
                        "handle",
                        "b",
                        "kind",
                        "password",
                        "label",
                        "",
                        "standing",
                        "suspended",
                        "turned",
                        AT,
                        "usable",
                        false,
                        "registration",
                        "basic",
                        "since",
                        AT),
                Map.of(
                        "handle",
                        "c",
                        "kind",
                        "card",
                        "label",
                        "",
                        "standing",
                        "active",
                        "usable",
                        true,
                        "level",
                        "high",
                        "registration",
                        "advanced"));
    }

    private static Map<String, Object> stopped(boolean here) {
        return here
                ? Map.of(
                        "out",
                        true,
                        "kinds",
                        List.of("phone", "password"),
                        "case",
                        "7K2M9QX1",
                        "told",
                        List.of(
                                Map.of("name", "Agencia Tributaria (demo)", "standing", "CLOSED", "event", true),
                                Map.of("name", "Portal", "standing", "WAITING", "event", false),
                                Map.of("name", "Portal", "standing", "UNTOLD", "event", true),
                                Map.of("name", "Portal", "event", false)))
                : Map.of("out", false, "kinds", List.of(), "told", List.of());
    }

    private static List<Map<String, Object>> ended() {
        return List.of(
                Map.of("name", "Portal", "standing", "WAITING"),
                Map.of("name", "Portal", "standing", "GIVEN_UP"),
                Map.of("name", "Portal", "standing", "UNTOLD"),
                Map.of("name", "Portal", "standing", "CLOSED"));
    }

    private static Map<String, Object> logins(List<Map<String, Object>> entries, boolean more) {
        Map<String, Object> model = new LinkedHashMap<>(in(Map.of(
                "entries",
                entries,
                "show",
                "all",
                "filters",
                List.of("all", "logins", "refused", "abroad", "acts"),
                "first",
                !more,
                "receipts",
                more)));
        if (more) {
            model.put("earlier", "1764000000000.0199c1f0-0000-7000-8000-000000000000");
        }
        return model;
    }

    private static List<Map<String, Object>> sessions() {
        return List.of(
                Map.of(
                        "handle",
                        "a",
                        "here",
                        true,
                        "since",
                        AT,
                        "used",
                        AT,
                        "device",
                        "Chrome, Linux",
                        "method",
                        "sms-pin",
                        "level",
                        "low",
                        "portals",
                        List.of(Map.of("name", "Portal", "since", AT))),
                Map.of("handle", "b", "here", false, "since", AT, "used", AT, "portals", List.of()));
    }

    private static Map<String, Object> in(Map<String, Object> page) {
        Map<String, Object> model = new LinkedHashMap<>(outside(page));
        model.put("csrf", "c2VhbA");
        model.put("citizen", "Ana García Ruiz");
        return model;
    }

    private static Map<String, Object> outside(Map<String, Object> page) {
        Map<String, Object> model = new LinkedHashMap<>(page);
        model.put("outside", true);
        model.put("base", "/realms/es/account");
        return model;
    }
}
