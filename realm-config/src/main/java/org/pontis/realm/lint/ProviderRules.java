package org.pontis.realm.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.LevelOfAssurance;

import static org.pontis.realm.lint.Realm.config;
import static org.pontis.realm.lint.Rule.always;

/** What every identity provider must be: each is a way in. */
final class ProviderRules {

    private ProviderRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "IDP-LEVEL",
                        "An identity provider is of type pontis-oidc and has a ceiling.",
                        "Keycloak issue 25335: a stock provider answers high with low",
                        realm -> providers(
                                realm,
                                provider ->
                                        !provider.path("providerId").asText().equals("pontis-oidc")
                                                || LevelOfAssurance.named(config(provider, "pontisCeiling"))
                                                        .isEmpty())),
                always(
                        "IDP-SYNC",
                        "What is taken over from an identity provider, and when, is said: syncMode.",
                        "keycloak.md 2.8",
                        realm -> providers(
                                realm, provider -> !Set.of("IMPORT", "FORCE").contains(config(provider, "syncMode")))),
                always(
                        "IDP-EMAIL",
                        "An e-mail from an identity provider is not trusted.",
                        "CVE-2026-9087: it would link accounts",
                        realm -> providers(
                                realm, provider -> provider.path("trustEmail").asBoolean())),
                always(
                        "IDP-FORWARD",
                        "Which parameters go on to an identity provider is said: forwardParameters.",
                        "Keycloak forwards acr_values untranslated by default (issue 39813)",
                        realm -> providers(
                                realm, provider -> !provider.path("config").has("forwardParameters"))),
                always(
                        "IDP-SIGNATURE",
                        "What an identity provider says is signed, and that is checked.",
                        "CVE-2026-16443, CVE-2026-2092",
                        realm -> providers(
                                realm,
                                provider -> !config(provider, "validateSignature")
                                                .equals("true")
                                        || provider.path("providerId").asText().equals("saml")
                                                && !config(provider, "wantAssertionsSigned")
                                                        .equals("true"))),
                always(
                        "IDP-HTTPS",
                        "An identity provider is reached by https; plain http only on loopback.",
                        "RFC 9700, section 2.6",
                        realm -> providers(realm, provider -> provider.path("config").properties().stream()
                                .filter(setting -> setting.getKey().endsWith("Url"))
                                .map(setting -> setting.getValue().asText())
                                .anyMatch(url -> url.matches("^http://(?!localhost[:/]|127\\.0\\.0\\.1[:/]).*")))),
                always(
                        "IDP-TOKENS",
                        "Tokens of an identity provider are not kept.",
                        "GDPR, article 5(1)(e)",
                        realm -> providers(
                                realm, provider -> provider.path("storeToken").asBoolean())));
    }

    private static Stream<String> providers(Realm realm, Predicate<JsonNode> broken) {
        return realm.providers().filter(broken).map(Realm::provider);
    }
}
