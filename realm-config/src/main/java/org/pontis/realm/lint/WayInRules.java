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

    private static final String GATE = "pontis-level-gate";
    private static final List<String> BROWSER = List.of("pontis-session", "pontis-login");
    private static final String DENY = "deny-access-authenticator";
    private static final String FAIL_OPEN = "x509-cert-auth.ocsp-fail-open";

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
                        "Register and enable it: without the gate nobody logs in.",
                        "design 3.4",
                        realm -> realm.breach(
                                Json.each(realm.setting("requiredActions"))
                                        .filter(action -> action.path("enabled").asBoolean())
                                        .noneMatch(action -> action.path("providerId")
                                                .asText()
                                                .equals(GATE)),
                                "the required action " + GATE + " is missing or disabled")),
                always(
                        "ACTIONS-CLOSED",
                        "Disable it: whoever holds the phone alone must not set a password, link an account or delete a"
                                + " credential.",
                        "CVE-2026-3429, CVE-2026-15571",
                        realm -> Json.each(realm.setting("requiredActions"))
                                .filter(action -> action.path("enabled").asBoolean())
                                .map(action -> action.path("providerId").asText())
                                .filter(Predicate.not(GATE::equals))
                                .map(action -> new Breach("required action " + action, "it is enabled"))),
                always(
                        "FLOW-BROWSER",
                        "Bind the flow pontis browser with its two alternatives, " + String.join(" and ", BROWSER)
                                + ", or a level has no condition there.",
                        "design 3; every level has its condition there",
                        WayInRules::browserFlow),
                always(
                        "FLOW-OVERRIDE",
                        "Remove it: a level has no condition in another flow.",
                        "Keycloak, step-up authentication: every level in every flow",
                        realm -> realm.ownClients().flatMap(WayInRules::overrides)),
                always(
                        "FLOW-CLOSED",
                        "Bind a flow whose only execution is " + DENY + ".",
                        "CVE-2026-18963, CVE-2026-9792",
                        realm -> DOORS.stream()
                                .filter(door -> !executions(realm, door).equals(List.of(DENY)))
                                .map(door -> new Breach(
                                        "the realm",
                                        Breach.is(door, realm.setting(door).asText()) + ", which runs "
                                                + executions(realm, door)))),
                always(
                        "SELF-SERVICE-OFF",
                        "Switch it off: nobody registers, resets a password or is remembered without proof, and an e-mail is"
                                + " no identity.",
                        "NIST SP 800-63B-4, 3.1.3",
                        realm -> Stream.of(
                                        "registrationAllowed",
                                        "resetPasswordAllowed",
                                        "rememberMe",
                                        "loginWithEmailAllowed")
                                .filter(realm::is)
                                .map(setting -> new Breach("the realm", setting + " is on"))),
                always(
                        "FLOW-LINKING",
                        "Take it out: neither an e-mail nor a password proves whose account that is.",
                        "CVE-2026-9087, CVE-2026-82968, CVE-2026-92358",
                        realm -> firstLogins(realm).distinct().flatMap(alias -> realm.authenticators(alias)
                                .filter(LINKING::contains)
                                .map(execution -> new Breach("flow " + alias, "it runs " + execution)))),
                always(
                        "X509-FAIL-OPEN",
                        "Switch it off: a certificate whose status nobody tells is refused.",
                        "security: fail-open switches",
                        realm -> Json.each(realm.setting("authenticatorConfig"))
                                .filter(config ->
                                        config.path("config").path(FAIL_OPEN).asBoolean())
                                .map(config -> new Breach(
                                        "authenticator config "
                                                + config.path("alias").asText(),
                                        FAIL_OPEN + " is on"))));
    }

    private static Stream<Breach> browserFlow(Realm realm) {
        String alias = realm.setting("browserFlow").asText();
        List<String> executions = Json.each(realm.flow(alias).path("authenticationExecutions"))
                .map(execution -> execution.path("authenticator").asText() + " "
                        + execution.path("requirement").asText())
                .toList();
        return realm.breach(
                !executions.equals(
                        BROWSER.stream().map(name -> name + " ALTERNATIVE").toList()),
                Breach.is("browserFlow", alias) + ", which runs " + executions);
    }

    private static Stream<Breach> overrides(JsonNode client) {
        return client.path("authenticationFlowBindingOverrides").properties().stream()
                .filter(flow -> !flow.getValue().asText().isEmpty())
                .map(flow -> new Breach(
                        Realm.named(client),
                        "it has a flow of its own for " + flow.getKey() + ", "
                                + flow.getValue().asText()));
    }

    private static List<String> executions(Realm realm, String door) {
        return realm.authenticators(realm.setting(door).asText()).toList();
    }

    private static Stream<String> firstLogins(Realm realm) {
        return Stream.concat(
                        Stream.of(realm.setting("firstBrokerLoginFlow").asText()),
                        realm.providers().map(provider -> provider.path("firstBrokerLoginFlowAlias")
                                .asText()))
                .filter(Predicate.not(String::isEmpty));
    }
}
