package org.pontis.realm.lint;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.LevelOfAssurance;

import static org.pontis.realm.lint.Realm.config;
import static org.pontis.realm.lint.Rule.always;

/** What every identity provider must be: each is a way in. */
final class ProviderRules {

    private static final Pattern PLAIN =
            Pattern.compile("^http://(?!localhost[:/]|127\\.0\\.0\\.1[:/]).*", Pattern.DOTALL);

    private ProviderRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "IDP-LEVEL",
                        "Make it of type pontis-oidc, or eidas under the alias eidas, with a pontisCeiling of low, substantial or"
                                + " high: a stock provider answers high with low.",
                        "Keycloak issue 25335",
                        realm -> providers(
                                realm,
                                provider -> !levelAware(provider)
                                        || LevelOfAssurance.named(config(provider, "pontisCeiling"))
                                                .isEmpty(),
                                provider -> Breach.is(
                                                "providerId",
                                                provider.path("providerId").asText()) + " and "
                                        + Breach.is("pontisCeiling", config(provider, "pontisCeiling")))),
                always(
                        "IDP-SYNC",
                        "Say IMPORT or FORCE, so that it is known what is taken over, and when.",
                        "Keycloak, identity providers: sync mode",
                        realm -> providers(
                                realm,
                                provider -> !Set.of("IMPORT", "FORCE").contains(config(provider, "syncMode")),
                                provider -> Breach.is("syncMode", config(provider, "syncMode")))),
                always(
                        "IDP-EMAIL",
                        "Switch it off: an e-mail from elsewhere would link accounts.",
                        "CVE-2026-9087",
                        realm -> providers(
                                realm,
                                provider -> provider.path("trustEmail").asBoolean(),
                                provider -> "trustEmail is on")),
                always(
                        "IDP-FORWARD",
                        "Say which parameters go on, if only ui_locales: Keycloak forwards acr_values untranslated otherwise.",
                        "Keycloak issue 39813",
                        realm -> providers(
                                realm,
                                provider -> !provider.path("config").has("forwardParameters"),
                                provider -> "forwardParameters is missing")),
                always(
                        "IDP-SIGNATURE",
                        "Switch it on: what nobody signed, anybody may have said.",
                        "CVE-2026-16443, CVE-2026-2092",
                        realm -> Stream.concat(
                                providers(
                                        realm,
                                        provider -> !config(provider, "validateSignature")
                                                .equals("true"),
                                        provider ->
                                                Breach.is("validateSignature", config(provider, "validateSignature"))),
                                providers(
                                        realm,
                                        provider -> provider.path("providerId")
                                                        .asText()
                                                        .equals("saml")
                                                && !config(provider, "wantAssertionsSigned")
                                                        .equals("true"),
                                        provider -> Breach.is(
                                                "wantAssertionsSigned", config(provider, "wantAssertionsSigned"))))),
                always(
                        "IDP-HTTPS",
                        "Reach it by https; plain http stays on loopback.",
                        "RFC 9700, section 2.6",
                        realm -> addresses(realm, url -> PLAIN.matcher(url).matches())),
                always(
                        "IDP-TOKENS",
                        "Switch it off: nothing here needs the tokens of an identity provider.",
                        "GDPR, article 5(1)(e)",
                        realm -> providers(
                                realm,
                                provider -> provider.path("storeToken").asBoolean(),
                                provider -> "storeToken is on")));
    }

    /** Rules about people from abroad go by the name of the provider. */
    private static boolean levelAware(JsonNode provider) {
        String type = provider.path("providerId").asText();
        boolean abroad = type.equals("eidas");
        return (abroad || type.equals("pontis-oidc"))
                && abroad == provider.path("alias").asText().equals("eidas");
    }

    private static Stream<Breach> providers(Realm realm, Predicate<JsonNode> broken, Function<JsonNode, String> found) {
        return realm.providers()
                .filter(broken)
                .map(provider -> new Breach(Realm.provider(provider), found.apply(provider)));
    }

    /** Addresses of identity providers. */
    static Stream<Breach> addresses(Realm realm, Predicate<String> broken) {
        return realm.providers().flatMap(provider -> provider.path("config").properties().stream()
                .filter(setting -> setting.getKey().endsWith("Url"))
                .filter(setting -> broken.test(setting.getValue().asText()))
                .map(setting -> new Breach(
                        Realm.provider(provider),
                        setting.getKey() + " is " + setting.getValue().asText())));
    }
}
