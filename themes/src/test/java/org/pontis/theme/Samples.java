package org.pontis.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** One model for each face a page can show: file name, template, and what the house would give it. */
final class Samples {

    record Sample(String name, String template, Map<String, Object> model) {}

    private static final String PORTAL = "Agencia Tributaria (demo)";
    private static final Map<String, Object> CLIENT = Map.of("baseUrl", "http://localhost:8091/", "name", PORTAL);

    private Samples() {}

    static List<Sample> ours() {
        return List.of(
                new Sample("chooser", "chooser", login("low", chooser(false))),
                new Sample("chooser-step-up", "chooser", login("substantial", chooser(true))),
                new Sample(
                        "chooser-problem",
                        "chooser",
                        wrong(LoginProblem.METHOD_NOT_OFFERED, login("high", chooser(false)))),
                new Sample(
                        "chooser-paused",
                        "chooser",
                        wrong(
                                LoginProblem.METHOD_PAUSED,
                                login("low", paused(chooser(false), "Mantenimiento del operador.")))),
                new Sample(
                        "closed",
                        "closed",
                        wrong(LoginProblem.NO_METHOD_NOW, login("low", closed("Mantenimiento del operador.")))),
                new Sample(
                        "failed-paused",
                        "failed",
                        wrong(
                                LoginProblem.METHOD_PAUSED,
                                login(
                                        "low",
                                        with(
                                                method("sms-pin"),
                                                "paused",
                                                pause("Mantenimiento <b>del operador</b>."))))),
                new Sample("identify", "identify", login("low", method("sms-pin"))),
                new Sample(
                        "identify-problem",
                        "identify",
                        wrong(LoginProblem.INPUT_INVALID, login("low", method("sms-pin")))),
                new Sample("password", "password", login("low", with(method("password"), "askIdentifier", true))),
                new Sample(
                        "password-only",
                        "password",
                        login("substantial", with(method("password"), "askIdentifier", false))),
                new Sample(
                        "password-problem",
                        "password",
                        wrong(
                                LoginProblem.CREDENTIALS_WRONG,
                                login("low", with(method("password"), "askIdentifier", true)))),
                new Sample("code", "code", login("low", code())),
                new Sample("mobile-id", "mobile-id", mobileId(Map.of("askIdentifier", true))),
                new Sample("mobile-id-step-up", "mobile-id", mobileId(Map.of("askIdentifier", false))),
                new Sample(
                        "mobile-id-problem",
                        "mobile-id",
                        wrong(
                                LoginProblem.INPUT_INVALID,
                                mobileId(Map.of("askIdentifier", true, "typedPhone", "600 000 001")))),
                new Sample("mobile-id-role", "mobile-id-role", mobileId(Map.of())),
                new Sample("mobile-id-asking", "mobile-id-wait", mobileId(Map.of())),
                new Sample(
                        "mobile-id-wait",
                        "mobile-id-wait",
                        mobileId(Map.of(
                                "verificationCode",
                                "0104",
                                "lastTwo",
                                "01",
                                "again",
                                Map.of("seconds", 3, "url", "https://login.example/again?tab=1&execution=2")))),
                new Sample("eid-card", "eid-card", eidCard(Map.of("tls", true, "webeid", true))),
                new Sample("eid-card-one-way", "eid-card", eidCard(Map.of("tls", false, "webeid", true))),
                new Sample(
                        "eid-card-webeid",
                        "eid-card-webeid",
                        eidCard(Map.of("tls", true, "webeid", true, "nonce", "bm9uY2U="))),
                new Sample("code-problem", "code", wrong(LoginProblem.CODE_WRONG, login("low", code()))),
                new Sample("code-bare", "code", login("low", method("sms-pin"))),
                new Sample("request-pin", "request-pin", login("low", with(method("sms-pin"), "askIdentifier", true))),
                new Sample(
                        "request-pin-step-up",
                        "request-pin",
                        login("low", with(method("sms-pin"), "askIdentifier", false))),
                new Sample(
                        "request-pin-problem",
                        "request-pin",
                        wrong(
                                LoginProblem.INPUT_INVALID,
                                login("low", with(method("sms-pin"), "askIdentifier", true)))),
                new Sample("pin", "pin", login("low", code())),
                new Sample("pin-problem", "pin", wrong(LoginProblem.CODE_WRONG, login("low", code()))),
                new Sample("chooser-trouble", "chooser", login("low", trouble(chooser(false)))),
                new Sample("chooser-sms-left", "chooser", login("substantial", smsLeft())),
                new Sample("failed", "failed", wrong(LoginProblem.TOO_MANY_ATTEMPTS, login("low", method("sms-pin")))),
                new Sample(
                        "failed-abroad",
                        "failed",
                        wrong(new LoginProblem("EIDAS_CANCELLED", Blame.USER, false), login("low", method("eidas")))),
                new Sample("failed-limit", "failed", wrong(LoginProblem.SMS_LIMIT, login("low", method("sms-pin")))),
                new Sample(
                        "failed-only-level",
                        "failed",
                        wrong(LoginProblem.LEVEL_NOT_REACHED, login("substantial", alone("password")))),
                new Sample(
                        "failed-only-code",
                        "failed",
                        wrong(LoginProblem.CODE_TRIES_EXHAUSTED, login("substantial", alone("password")))));
    }

    /** What every page of the registration has. */
    private static Map<String, Object> registering(Map<String, Object> page) {
        Map<String, Object> model = new HashMap<>(page);
        model.put("csrf", "c");
        model.put("turn", "t");
        model.put("way", "online");
        model.put("action", "/realms/es/pontis/registration/online");
        model.put("start", "/realms/es/pontis/registration");
        model.put("loginSeconds", 1800);
        return model;
    }

    /** Help and statements: pages without any login. */
    static List<Sample> outside() {
        Map<String, Object> nobody = Map.of("outside", true, "site", "https://clave.example");
        Map<String, Object> opened = with(nobody, "loginTab", "client_id=portal&tab_id=b");
        List<Map<String, Object>> methods =
                List.of(Map.of("id", "sms-pin"), Map.of("id", "password"), Map.of("id", "toy"));
        return List.of(
                new Sample("help", "help", with(nobody, "methods", methods)),
                new Sample("help-sms-pin", "help", with(opened, "method", Map.of("id", "sms-pin"))),
                new Sample("help-password", "help", with(opened, "method", Map.of("id", "password"))),
                new Sample(
                        "help-sms-pin-historic",
                        "help",
                        with(with(opened, "method", Map.of("id", "sms-pin")), "profile", "historic")),
                new Sample("help-eidas", "help", with(opened, "method", Map.of("id", "eidas"))),
                new Sample("help-toy", "help", with(nobody, "method", Map.of("id", "toy"))),
                new Sample(
                        "registration",
                        "registration",
                        registering(Map.of(
                                "online",
                                true,
                                "certificate",
                                true,
                                "desk",
                                true,
                                "ageOnline",
                                18,
                                "ageCertificate",
                                18))),
                new Sample(
                        "registration-certificate",
                        "registration",
                        registering(Map.of(
                                "online",
                                false,
                                "certificate",
                                true,
                                "desk",
                                false,
                                "ageOnline",
                                0,
                                "ageCertificate",
                                0))),
                new Sample("registration-who", "registration-who", registering(Map.of())),
                new Sample(
                        "registration-who-problem",
                        "registration-who",
                        wrong(
                                LoginProblem.INPUT_INVALID,
                                registering(Map.of("typedIdentifier", "1", "typedContrast", "2031-12-31")))),
                new Sample(
                        "registration-source",
                        "registration-source",
                        registering(Map.of("sources", List.of("tax", "social-security")))),
                new Sample(
                        "registration-box",
                        "registration-question",
                        registering(Map.of("question", "box", "detail", "505"))),
                new Sample(
                        "registration-affiliation",
                        "registration-question",
                        registering(Map.of("question", "affiliation", "detail", ""))),
                new Sample(
                        "registration-month",
                        "registration-question",
                        wrong(
                                new LoginProblem("ANSWER_WRONG", Blame.USER, false),
                                registering(Map.of("question", "first-month", "detail", "")))),
                new Sample("registration-already", "registration-already", registering(Map.of())),
                new Sample("registration-phone", "registration-phone", registering(Map.of())),
                new Sample(
                        "registration-phone-beside",
                        "registration-phone",
                        wrong(
                                new LoginProblem("STOPPED_AT_DESK", Blame.USER, false),
                                registering(Map.of("beside", true, "hasPhone", true, "instead", true)))),
                new Sample("registration-code", "registration-code", with(registering(code()), "other", true)),
                new Sample(
                        "registration-done",
                        "registration-done",
                        registering(
                                Map.of("lastTwo", "06", "activation", "7K4M-9QWZ-2A3B-XN0D", "activationDays", 30))),
                new Sample("registration-done-again", "registration-done", registering(Map.of())),
                new Sample(
                        "registration-done-beside",
                        "registration-done",
                        registering(Map.of("lastTwo", "06", "beside", true, "codesTo", "01"))),
                new Sample(
                        "registration-done-had",
                        "registration-done",
                        registering(Map.of("lastTwo", "06", "beside", true, "had", true, "codesTo", "06"))),
                new Sample(
                        "registration-minor",
                        "registration-end",
                        wrong(new LoginProblem("UNDER_AGE", Blame.USER, false), registering(Map.of("end", "minor")))),
                new Sample(
                        "registration-account",
                        "registration-end",
                        wrong(
                                new LoginProblem("ACCOUNT_CLOSED", Blame.USER, false),
                                registering(Map.of("end", "account")))),
                new Sample(
                        "registration-differs",
                        "registration-end",
                        wrong(
                                new LoginProblem("IDENTITY_DIFFERS", Blame.USER, false),
                                registering(Map.of("end", "differs")))),
                new Sample(
                        "registration-closed",
                        "registration-end",
                        wrong(new LoginProblem("WAY_CLOSED", Blame.USER, false), registering(Map.of("end", "closed")))),
                new Sample(
                        "registration-password",
                        "registration-end",
                        registering(Map.of("end", "password", "carries", "basic"))),
                new Sample(
                        "registration-means",
                        "registration-means",
                        registering(Map.of(
                                "name",
                                "Bruno",
                                "password",
                                true,
                                "hasPhone",
                                true,
                                "codesTo",
                                "02",
                                "means",
                                List.of(
                                        Map.of("id", "1", "kind", "phone", "label", "02", "registration", "basic"),
                                        Map.of(
                                                "id",
                                                "password",
                                                "kind",
                                                "password",
                                                "label",
                                                "",
                                                "registration",
                                                "advanced"))))),
                new Sample("activation", "activation", registering(Map.of())),
                new Sample(
                        "activation-problem",
                        "activation",
                        wrong(new LoginProblem("ACTIVATION_SLIP", Blame.USER, false), registering(Map.of()))),
                new Sample("activation-password", "activation-password", registering(Map.of("least", 15))),
                new Sample("turned", "turned", with(with(nobody, "tooLow", false), "page", "/realms/es/account")),
                new Sample(
                        "turned-too-low", "turned", with(with(nobody, "tooLow", true), "page", "/realms/es/account")),
                new Sample("accessibility", "accessibility", nobody),
                new Sample(
                        "privacy",
                        "privacy",
                        with(
                                with(opened, "methods", methods),
                                "kept",
                                Map.of("loginMinutes", 30, "sessionHours", 10, "eventDays", 30))));
    }

    /** The broker's own pages, each part's in a class of its own. */
    static List<Sample> grounds() {
        return Stream.of(CabinetSamples.all(), FiguresSamples.all(), DeskSamples.all(), RecoverySamples.all())
                .flatMap(List::stream)
                .toList();
    }

    static List<Sample> keycloaks() {
        return List.of(
                new Sample(
                        "error",
                        "error",
                        Map.of(
                                "message",
                                said("error", "La página ha caducado."),
                                "client",
                                CLIENT,
                                "incident",
                                "7K2M9QX1")),
                new Sample("error-bare", "error", Map.of("message", said("error", "No existe."), "skipLink", true)),
                new Sample("info", "info", Map.of("message", said("info", "Su sesión está cerrada"), "client", CLIENT)),
                new Sample(
                        "logout-confirm",
                        "logout-confirm",
                        Map.of("logoutConfirm", Map.of("code", "abc", "skipLink", false), "client", CLIENT)),
                new Sample(
                        "logout-partly",
                        "logout-partly",
                        Map.of(
                                "ended",
                                List.of(
                                        Map.of("name", PORTAL, "standing", "WAITING"),
                                        Map.of("name", PORTAL, "standing", "GIVEN_UP"),
                                        Map.of("name", PORTAL, "standing", "UNTOLD"),
                                        Map.of("name", PORTAL, "standing", "CLOSED")),
                                "progress",
                                "http://localhost:8080/realms/es/pontis/logout",
                                "back",
                                "http://localhost:8091/")),
                new Sample(
                        "logout-partly-done",
                        "logout-partly",
                        Map.of("ended", List.of(Map.of("name", PORTAL, "standing", "CLOSED")))),
                new Sample("login-page-expired", "login-page-expired", Map.of()),
                new Sample(
                        "saml-post-form",
                        "saml-post-form",
                        Map.of(
                                "samlPost",
                                Map.of(
                                        "url",
                                        "http://localhost:8092/acs",
                                        "SAMLResponse",
                                        "PHNhbWw+",
                                        "relayState",
                                        "x"))),
                new Sample(
                        "frontchannel-logout",
                        "frontchannel-logout",
                        Map.of(
                                "logout",
                                Map.of(
                                        "clients",
                                        List.of(Map.of(
                                                "name", PORTAL, "frontChannelLogoutUrl", "http://localhost:8091/out")),
                                        "logoutRedirectUri",
                                        "http://localhost:8091/"))),
                new Sample("code-oob", "code", Map.of("code", Map.of("success", true, "code", "Zm9v"))),
                new Sample(
                        "login-update-password",
                        "login-update-password",
                        Map.of("message", said("warning", "Tiene que cambiar su contraseña."))));
    }

    /** The page with every problem the house knows, one after the other. */
    static Map<String, Object> failedBecause(LoginProblem problem) {
        return wrong(problem, login("low", method("sms-pin")));
    }

    private static Map<String, Object> login(String requested, Map<String, Object> page) {
        Map<String, Object> model = new HashMap<>(page);
        model.put("portal", PORTAL);
        model.put("requested", requested);
        model.put("loginSeconds", 1800);
        model.put("loginTab", "client_id=portal&tab_id=b");
        return model;
    }

    private static Map<String, Object> wrong(LoginProblem problem, Map<String, Object> page) {
        return with(page, "problem", Map.of("code", problem.code(), "incident", "7K2M9QX1"));
    }

    private static Map<String, Object> method(String id) {
        return Map.of("method", Map.of("id", id));
    }

    private static Map<String, Object> mobileId(Map<String, Object> page) {
        Map<String, Object> model = new HashMap<>(page);
        model.putAll(method("mobile-id"));
        return login("high", model);
    }

    private static Map<String, Object> eidCard(Map<String, Object> page) {
        Map<String, Object> model = new HashMap<>(page);
        model.putAll(method("eid-card"));
        return login("high", model);
    }

    private static Map<String, Object> code() {
        return Map.of(
                "method",
                Map.of("id", "sms-pin"),
                "lastTwo",
                "01",
                "codeLength",
                8,
                "codeSeconds",
                600,
                "resendAfter",
                60);
    }

    private static Map<String, Object> chooser(boolean stepUp) {
        return Map.of(
                "stepUp",
                stepUp,
                "methods",
                List.of(
                        Map.of("id", "sms-pin", "kind", "local", "level", "low", "last", true),
                        Map.of("id", "password", "kind", "local", "level", "substantial", "last", false),
                        Map.of("id", "toy", "kind", "local", "level", "low", "last", false),
                        Map.of(
                                "id",
                                "eidas",
                                "kind",
                                "idp",
                                "level",
                                "high",
                                "last",
                                false,
                                "displayName",
                                "Otro país de la Unión Europea")));
    }

    private static Map<String, Object> paused(Map<String, Object> chooser, String reason) {
        List<Map<String, Object>> methods = new ArrayList<>();
        for (Object method : (List<?>) chooser.get("methods")) {
            Map<String, Object> tile = new LinkedHashMap<>();
            ((Map<?, ?>) method).forEach((key, value) -> tile.put((String) key, value));
            methods.add(tile.get("id").equals("sms-pin") ? with(tile, "paused", pause(reason)) : tile);
        }
        return with(chooser, "methods", methods);
    }

    private static Map<String, Object> trouble(Map<String, Object> chooser) {
        List<?> methods = (List<?>) chooser.get("methods");
        return with(
                chooser,
                "methods",
                List.of(
                        methods.get(1),
                        Map.of("id", "sms-pin", "kind", "local", "level", "low", "trouble", "SMS_UNAVAILABLE"),
                        Map.of("id", "toy", "kind", "local", "level", "low", "trouble", "TOY_BROKEN")));
    }

    /** A step-up in which the password was shown already. */
    private static Map<String, Object> smsLeft() {
        return Map.of(
                "stepUp",
                true,
                "methods",
                List.of(Map.of(
                        "id", "password", "kind", "local", "level", "substantial", "held", List.of("knowledge"))));
    }

    /** The only method that would do. */
    private static Map<String, Object> alone(String method) {
        return with(method(method), "only", true);
    }

    private static Map<String, Object> closed(String reason) {
        return Map.of(
                "methods",
                List.of(
                        Map.of("id", "sms-pin", "kind", "local", "level", "low", "paused", pause(reason)),
                        Map.of("id", "password", "kind", "local", "level", "substantial", "paused", Map.of())));
    }

    private static Map<String, Object> pause(String reason) {
        return Map.of("lang", "es", "reason", reason, "until", "22 de noviembre de 2026, 18:00");
    }

    private static Map<String, Object> said(String type, String summary) {
        return Map.of("type", type, "summary", summary);
    }

    private static Map<String, Object> with(Map<String, Object> model, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return more;
    }
}
