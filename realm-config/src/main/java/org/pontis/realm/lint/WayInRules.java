package org.pontis.realm.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Rule.always;

/** There is one way in, and the gate stands behind it. */
final class WayInRules {

    private static final List<String> DOORS =
            List.of("directGrantFlow", "registrationFlow", "resetCredentialsFlow", "dockerAuthenticationFlow");

    /** Ways to an account that prove nothing about the person: e-mail, or an account that happens to be there. */
    private static final Set<String> LINKING = Set.of(
            "idp-auto-link",
            "idp-email-verification",
            "idp-confirm-link",
            "idp-confirm-override-link",
            "idp-username-password-form");

    private WayInRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "GATE-ENABLED",
                        "The required action pontis-level-gate is registered and enabled.",
                        "design 3.4",
                        realm -> realm.breach(Json.each(realm.setting("requiredActions"))
                                .filter(action -> action.path("enabled").asBoolean())
                                .noneMatch(action ->
                                        action.path("providerId").asText().equals("pontis-level-gate")))),
                always(
                        "ACTIONS-CLOSED",
                        "No other required action is enabled: whoever holds the phone alone must not set a password, "
                                + "link an account or delete a credential.",
                        "CVE-2026-3429, CVE-2026-15571",
                        realm -> Json.each(realm.setting("requiredActions"))
                                .filter(action -> action.path("enabled").asBoolean())
                                .map(action -> action.path("providerId").asText())
                                .filter(Predicate.not("pontis-level-gate"::equals))
                                .map("required action "::concat)),
                always(
                        "FLOW-BROWSER",
                        "The browser flow is two alternatives, pontis-session and pontis-login.",
                        "design 3; every level has its condition there",
                        WayInRules::browserFlow),
                always(
                        "FLOW-OVERRIDE",
                        "No client has a flow of its own: a level would have no condition there.",
                        "Keycloak, step-up authentication: every level in every flow",
                        realm -> realm.ownClients()
                                .filter(client -> Json.each(client.path("authenticationFlowBindingOverrides"))
                                        .anyMatch(flow -> !flow.asText().isEmpty()))
                                .map(Realm::named)),
                always(
                        "FLOW-CLOSED",
                        "Password grant, self-registration, reset and docker lead to a flow that denies.",
                        "CVE-2026-18963, CVE-2026-9792",
                        realm -> DOORS.stream()
                                .filter(door -> !denies(realm, door))
                                .map("flow for "::concat)),
                always(
                        "SELF-SERVICE-OFF",
                        "Nobody registers or resets a password alone, is remembered, or logs in by e-mail.",
                        "NIST SP 800-63B-4, 3.1.3; an e-mail is no identity",
                        realm -> Stream.of(
                                        "registrationAllowed",
                                        "resetPasswordAllowed",
                                        "rememberMe",
                                        "loginWithEmailAllowed")
                                .filter(realm::is)
                                .map("setting "::concat)),
                always(
                        "FLOW-LINKING",
                        "A first login through an identity provider links no account by e-mail or password.",
                        "CVE-2026-9087, CVE-2026-82968, CVE-2026-92358",
                        realm -> firstLogins(realm)
                                .distinct()
                                .filter(alias -> realm.authenticators(alias).anyMatch(LINKING::contains))
                                .map("flow "::concat)),
                always(
                        "X509-FAIL-OPEN",
                        "A certificate whose status nobody tells is refused.",
                        "security: fail-open switches",
                        realm -> Json.each(realm.setting("authenticatorConfig"))
                                .filter(config -> config.path("config")
                                        .path("x509-cert-auth.ocsp-fail-open")
                                        .asBoolean())
                                .map(config -> "authenticator config "
                                        + config.path("alias").asText())));
    }

    private static Stream<String> browserFlow(Realm realm) {
        JsonNode flow = realm.flow(realm.setting("browserFlow").asText());
        List<String> executions = Json.each(flow.path("authenticationExecutions"))
                .map(execution -> execution.path("authenticator").asText() + " "
                        + execution.path("requirement").asText())
                .toList();
        return realm.breach(!executions.equals(List.of("pontis-session ALTERNATIVE", "pontis-login ALTERNATIVE")));
    }

    private static boolean denies(Realm realm, String door) {
        return realm.authenticators(realm.setting(door).asText()).toList().equals(List.of("deny-access-authenticator"));
    }

    private static Stream<String> firstLogins(Realm realm) {
        return Stream.concat(
                        Stream.of(realm.setting("firstBrokerLoginFlow").asText()),
                        realm.providers().map(provider -> provider.path("firstBrokerLoginFlowAlias")
                                .asText()))
                .filter(Predicate.not(String::isEmpty));
    }
}
