package org.pontis.theme;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.pontis.theme.Samples.Sample;

/** The faces of the desk. */
final class DeskSamples {

    private static final Map<String, Object> PHONE = Map.of(
            "id",
            "1",
            "kind",
            "phone",
            "label",
            "02",
            "registration",
            "basic",
            "standing",
            "active",
            "until",
            "3 de marzo de 2029",
            "usable",
            true,
            "suspended",
            false,
            "renewable",
            true,
            "revoked",
            false);
    private static final Map<String, Object> PASSWORD = Map.of(
            "id",
            "password",
            "kind",
            "password",
            "label",
            "",
            "registration",
            "advanced",
            "standing",
            "suspended",
            "usable",
            false,
            "suspended",
            true,
            "renewable",
            false,
            "revoked",
            false);

    private static final Map<String, Object> CASE = Map.of(
            "id",
            "1",
            "number",
            "7F3A09C1",
            "kind",
            "NOT_ME",
            "opened",
            "22 de noviembre de 2026, 9:05",
            "at",
            "21 de noviembre de 2026, 23:40",
            "method",
            "sms-pin");
    private static final Map<String, Object> SHEET = Map.of(
            "language",
            "es",
            "code",
            "Código de activación de la contraseña",
            "until",
            "Vale una vez, hasta el 23 de diciembre de 2026.",
            "steps",
            "Cómo elegir una contraseña",
            "step1",
            "Abra esta dirección:",
            "step2",
            "Escriba el número de su documento y este código.",
            "step3",
            "Le enviamos un SMS a su móvil.",
            "keep",
            "No enseñe este código a nadie.");

    private DeskSamples() {}

    static List<Sample> all() {
        return List.of(
                new Sample("desk", "desk", model(Map.of("waiting", List.of(), "cases", 0))),
                new Sample("desk-waiting", "desk", model(Map.of("waiting", waiting(), "cases", 2, "notice", "asked"))),
                new Sample(
                        "desk-problem", "desk", wrong("DESK_LOOKUPS", model(Map.of("waiting", waiting(), "cases", 1)))),
                new Sample("desk-citizen", "desk-citizen", citizen()),
                new Sample("desk-citizen-problem", "desk-citizen", wrong("DESK_NOT_POSSIBLE", citizen())),
                new Sample(
                        "desk-differs", "desk-differs", file(Map.of("name", "Bruno Díaz Soler", "pending", List.of()))),
                new Sample("desk-register", "desk-register", file(Map.of("typed", Map.of(), "adultFrom", 18))),
                new Sample(
                        "desk-register-minor",
                        "desk-register",
                        wrong(
                                "DESK_ADULT_NEEDED",
                                file(Map.of(
                                        "name",
                                        "Carla Núñez Vega",
                                        "minor",
                                        true,
                                        "typed",
                                        Map.of(),
                                        "adultFrom",
                                        18)))),
                new Sample("desk-code", "desk-code", file(Map.of("lastTwo", "02", "act", "raise"))),
                new Sample(
                        "desk-code-wrong",
                        "desk-code",
                        wrong("CODE_WRONG", file(Map.of("lastTwo", "02", "act", "raise")))),
                new Sample("desk-sure", "desk-sure", file(Map.of("name", "Bruno Díaz Soler", "one", PHONE))),
                new Sample(
                        "desk-sheet",
                        "desk-sheet",
                        file(Map.of(
                                "name", "Carla Núñez Vega", "activationCode", "7K2M-9QX1-ABCD-EFGH", "sheet", SHEET))),
                new Sample("desk-refused", "desk-refused", wrong("DESK_NO_ROLE", model(Map.of()))));
    }

    private static List<Map<String, Object>> waiting() {
        return List.of(
                request("new_phone", false, Map.of("phone", "99")),
                request("identity", true, Map.of("given", "Brunilda", "contrast", "2036-06-30")));
    }

    private static Map<String, Object> request(String act, boolean own, Map<String, String> wanted) {
        return Map.of(
                "id",
                act,
                "act",
                act,
                "name",
                "Bruno Díaz Soler",
                "identifier",
                "00000002W",
                "asker",
                "Gonzalo Ibarra Sanz",
                "until",
                "23 de noviembre de 2026, 12:30",
                "own",
                own,
                "wanted",
                wanted);
    }

    private static Map<String, Object> citizen() {
        return file(Map.of(
                "name", "Bruno Díaz Soler",
                "means", List.of(PHONE, PASSWORD),
                "basic", true,
                "pending", List.of("new_phone"),
                "cases", List.of(CASE)));
    }

    private static Map<String, Object> file(Map<String, Object> more) {
        Map<String, Object> file = model(more);
        file.putAll(Map.of("file", "a-handle", "identifier", "00000002W", "document", "dni", "validity", "2030-06-30"));
        return file;
    }

    private static Map<String, Object> wrong(String code, Map<String, Object> model) {
        model.put("problem", Map.of("code", code, "incident", "7K2M9QX1"));
        return model;
    }

    private static Map<String, Object> model(Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("outside", true);
        model.put(
                "desk",
                Map.of(
                        "address", "/realms/es/pontis/desk",
                        "csrf", "a-token",
                        "officer", "Gonzalo Ibarra Sanz",
                        "site", "https://clave.example/realms/es/pontis/registration/activate"));
        return model;
    }
}
