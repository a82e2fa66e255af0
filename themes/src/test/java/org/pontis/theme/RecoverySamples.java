package org.pontis.theme;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.theme.Samples.Sample;

/** The faces of the pages for the day something is lost. */
final class RecoverySamples {

    private static final long AT = 1_795_000_000_000L;
    private static final Map<String, Object> PHONE = Map.of(
            "id",
            "7a1c",
            "kind",
            "phone",
            "label",
            "01",
            "registration",
            "advanced",
            "standing",
            "suspended",
            "usable",
            false,
            "certificate",
            false,
            "due",
            false,
            "desk",
            true,
            "raise",
            false);
    private static final Map<String, Object> NEW_PHONE = Map.of(
            "id",
            "7a1d",
            "kind",
            "phone",
            "label",
            "09",
            "registration",
            "basic",
            "standing",
            "cooling",
            "usable",
            true,
            "certificate",
            false,
            "due",
            true,
            "desk",
            false,
            "raise",
            true);
    private static final Map<String, Object> CARD = Map.of(
            "id",
            "card",
            "kind",
            "card",
            "label",
            "",
            "registration",
            "advanced",
            "standing",
            "active",
            "usable",
            true,
            "certificate",
            true,
            "due",
            false,
            "desk",
            false,
            "raise",
            false);

    private RecoverySamples() {}

    static List<Sample> all() {
        Map<String, Object> whats = Map.of("whats", List.of("phone", "password", "sim", "card", "all"));
        Map<String, Object> code =
                Map.of("errand", "ZXJyYW5k", "lastTwo", "01", "codeLength", 8, "codeSeconds", 600, "resendAfter", 30);
        return List.of(
                new Sample("recovery", "recovery", page(Map.of())),
                new Sample("recovery-old", "recovery", wrong("FORM_OLD", Map.of())),
                new Sample("recovery-desk", "recovery", wrong("DESK_ONLY", Map.of())),
                new Sample("recovery-stop", "recovery-stop", page(whats)),
                new Sample("recovery-stop-wrong", "recovery-stop", wrong("CREDENTIALS_WRONG", whats)),
                new Sample("recovery-forgotten", "recovery-forgotten", page(Map.of())),
                new Sample("recovery-code", "recovery-code", page(code)),
                new Sample("recovery-code-wrong", "recovery-code", wrong("CODE_WRONG", code)),
                new Sample("recovery-password", "recovery-password", page(Map.of("errand", "ZXJyYW5k"))),
                new Sample(
                        "recovery-password-refused",
                        "recovery-password",
                        wrong("PASSWORD_NOT_TAKEN", Map.of("errand", "ZXJyYW5k"))),
                new Sample("recovery-means", "recovery-means", page(means(Map.of("told", "suspended")))),
                new Sample(
                        "recovery-means-weak",
                        "recovery-means",
                        wrong("PROOF_TOO_WEAK", means(Map.of("needs", "high", "atDesk", true)))),
                new Sample(
                        "recovery-means-present",
                        "recovery-means",
                        page(means(Map.of("told", "present", "codesTo", "09")))),
                new Sample("recovery-means-desk", "recovery-means", wrong("STOPPED_AT_DESK", means(Map.of()))),
                new Sample("recovery-done", "recovery-done", page(Map.of("did", "suspended"))),
                new Sample(
                        "recovery-done-password",
                        "recovery-done",
                        page(Map.of("did", "password", "registration", "advanced"))),
                new Sample("recovery-done-renewed", "recovery-done", page(Map.of("did", "renewed", "codesTo", "09"))),
                new Sample(
                        "recovery-done-stop-code",
                        "recovery-done",
                        page(Map.of("did", "stopcode", "stopCode", "12345678"))));
    }

    private static Map<String, Object> means(Map<String, Object> more) {
        Map<String, Object> model = new LinkedHashMap<>(more);
        Map<String, Object> cooling = new LinkedHashMap<>(NEW_PHONE);
        cooling.put("cooling", AT);
        cooling.put("until", AT);
        model.put("means", List.of(PHONE, cooling, CARD));
        model.put("hasPhone", true);
        model.put("hasStopCode", more.containsKey("needs"));
        model.put("reachesStopCode", false);
        return model;
    }

    private static Map<String, Object> page(Map<String, Object> more) {
        Map<String, Object> model = new LinkedHashMap<>(more);
        model.put("outside", true);
        model.put("csrf", "c2VhbA");
        model.put("base", "/realms/es/pontis/recovery");
        return model;
    }

    private static Map<String, Object> wrong(String code, Map<String, Object> more) {
        Map<String, Object> model = page(more);
        model.put("problem", Map.of("code", code, "incident", "7K2M9QX1"));
        model.put("only", true);
        return model;
    }
}
