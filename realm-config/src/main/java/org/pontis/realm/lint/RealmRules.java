package org.pontis.realm.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Rule.always;

/** Settings of the realm as a whole. */
final class RealmRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}?");

    private RealmRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "LEVELS-NAMED",
                        "Give all three levels their number and URI.",
                        "eIDAS SAML message format 3.2",
                        RealmRules::unnamedLevels),
                always(
                        "BRUTE-FORCE",
                        "Switch the protection on, lock nobody for ever, and stop at 100 guesses.",
                        "NIST SP 800-63B-4, 3.2.2",
                        realm -> Stream.of(
                                        realm.breach(!realm.is("bruteForceProtected"), "bruteForceProtected is off"),
                                        realm.breach(realm.is("permanentLockout"), "permanentLockout is on"),
                                        realm.breach(
                                                realm.setting("failureFactor").asInt(1000) > 100,
                                                realm.found("failureFactor")))
                                .flatMap(Function.identity())),
                always(
                        "TLS",
                        "Set it to external or all.",
                        "RFC 9700, section 2.6",
                        realm -> realm.breach(
                                !Set.of("external", "all")
                                        .contains(realm.setting("sslRequired").asText()),
                                realm.found("sslRequired"))),
                always(
                        "CODE-LIFETIME",
                        "A minute (60) is the most.",
                        "FAPI 2.0 Security Profile, 5.3.2.1",
                        realm -> longer(realm, "accessCodeLifespan", 60)),
                always(
                        "REFRESH-ROTATION",
                        "Switch revokeRefreshToken on and set refreshTokenMaxReuse to 0: a refresh token is good once.",
                        "RFC 9700, section 4.14.2",
                        realm -> Stream.concat(
                                realm.breach(!realm.is("revokeRefreshToken"), "revokeRefreshToken is off"),
                                longer(realm, "refreshTokenMaxReuse", 0))),
                always(
                        "SESSION-LIFETIME",
                        "10 hours (36000), and 30 minutes (1800) without a login, are the most: no level lives longer.",
                        "NIST SP 800-63B-4, 2.1.3",
                        realm -> Stream.concat(
                                longer(realm, "ssoSessionMaxLifespan", 36_000),
                                longer(realm, "ssoSessionIdleTimeout", 1_800))),
                always(
                        "SIGNATURE",
                        "Sign tokens with RS256, PS256 or ES256.",
                        "RFC 8725, section 3.2",
                        realm -> realm.breach(
                                !Set.of("RS256", "PS256", "ES256")
                                        .contains(realm.setting("defaultSignatureAlgorithm")
                                                .asText("RS256")),
                                realm.found("defaultSignatureAlgorithm"))),
                always(
                        "KEYS",
                        "Add a key provider ecdsa-generated to the realm.",
                        "OpenID Connect Core 1.0, section 10.1",
                        RealmRules::missingKeys),
                always(
                        "PASSWORDS",
                        "Ask for 15 characters or more, length(15), and for the list of refused passwords,"
                                + " passwordBlacklist(…).",
                        "NIST SP 800-63B-4, 3.1.1.2",
                        realm -> realm.breach(
                                !realm.setting("passwordPolicy").asText().matches(".*length\\((1[5-9]|[2-9]\\d)\\).*")
                                        || !realm.setting("passwordPolicy")
                                                .asText()
                                                .contains("passwordBlacklist("),
                                realm.found("passwordPolicy"))),
                always(
                        "EVENTS",
                        "Record logins and changes, and forget logins after a while (eventsExpiration, in seconds).",
                        "security N6, N7, N13",
                        realm -> Stream.of(
                                        realm.breach(!realm.is("eventsEnabled"), "eventsEnabled is off"),
                                        realm.breach(!realm.is("adminEventsEnabled"), "adminEventsEnabled is off"),
                                        realm.breach(
                                                realm.setting("eventsExpiration")
                                                                .asInt()
                                                        <= 0,
                                                realm.found("eventsExpiration")))
                                .flatMap(Function.identity())),
                always(
                        "LEDGER",
                        "Say full or durations-only, for how long people stand beside the ledger (P1D to P3653D), and how many"
                                + " failures of nobody a minute are entered (1 to 100000).",
                        "docs/configuration.md, of a realm",
                        LedgerRules::unclear),
                always(
                        "CONTENT-SECURITY-POLICY",
                        "Let pages load nothing foreign, run nothing inline, and stand in no frame.",
                        "OWASP ASVS 5.0, 3.4",
                        realm -> realm.breach(
                                !policyIsStrict(policy(realm)), Breach.is("contentSecurityPolicy", policy(realm)))),
                always(
                        "PLACEHOLDER",
                        "Apply the files again with its value: Keycloak takes it as it stands.",
                        "Keycloak import: an unset variable stays as it is",
                        realm -> placeholders(realm.json())),
                always(
                        "KEYCLOAK-VERSION",
                        "Upgrade to 26.7.4 or newer.",
                        "CVE-2026-18212, CVE-2026-79651, CVE-2026-90997",
                        realm -> realm.breach(
                                isOld(realm.setting("keycloakVersion").asText()), realm.found("keycloakVersion"))));
    }

    /** A number that is missing is what Keycloak takes then, which is too much. */
    private static Stream<Breach> longer(Realm realm, String setting, int most) {
        return realm.breach(realm.setting(setting).asInt(most == 0 ? 0 : most + 1) > most, realm.found(setting));
    }

    private static Stream<Breach> unnamedLevels(Realm realm) {
        return Stream.of(
                        missing(realm, "acr.loa.map", (numbers, level) -> Stream.of(level.uri(), level.shortName())
                                .filter(name -> numbers.path(name).asInt() != level.ordinal() + 1)),
                        missing(realm, "acr.uri.map", (uris, level) -> Stream.of(level.uri())
                                .filter(name -> !uris.path(name).asText().equals(name))))
                .flatMap(Function.identity());
    }

    private static Stream<Breach> missing(
            Realm realm, String map, BiFunction<JsonNode, LevelOfAssurance, Stream<String>> missing) {
        try {
            JsonNode names = Json.read(realm.setting("attributes").path(map).asText("{}"));
            List<String> wrong = Stream.of(LevelOfAssurance.values())
                    .flatMap(level -> missing.apply(names, level))
                    .toList();
            return realm.breach(!wrong.isEmpty(), map + " is missing or wrong for " + String.join(", ", wrong));
        } catch (JsonProcessingException unreadable) {
            return realm.breach(true, map + " is no JSON");
        }
    }

    private static Stream<Breach> missingKeys(Realm realm) {
        if (realm.json()
                .at("/components/org.keycloak.keys.KeyProvider")
                .toString()
                .contains("ecdsa")) {
            return Stream.empty();
        }
        return realm.oidcPortals()
                .flatMap(client -> Stream.of("id.token.signed.response.alg", "access.token.signed.response.alg")
                        .map(token -> Realm.attribute(client, token))
                        .filter(algorithm -> algorithm.startsWith("ES"))
                        .limit(1)
                        .map(algorithm -> new Breach(
                                Realm.named(client),
                                "its tokens are to be signed with " + algorithm + ", for which the realm has no key")));
    }

    private static String policy(Realm realm) {
        return realm.json().at("/browserSecurityHeaders/contentSecurityPolicy").asText();
    }

    private static boolean policyIsStrict(String policy) {
        return policy.contains("default-src 'none'")
                && policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe")
                && !policy.contains("*");
    }

    /** Keycloak's own names are texts of its theme: {@code ${client_account}}, {@code ${role_uma_authorization}}. */
    private static Stream<Breach> placeholders(ObjectNode realm) {
        Map<String, JsonNode> ours = new TreeMap<>();
        realm.properties().forEach(part -> ours.put(part.getKey(), part.getValue()));
        Set.of("clients", "roles", "defaultRole", "clientScopes", "users", "authenticationFlows")
                .forEach(ours::remove);
        Stream<Breach> settings =
                ours.entrySet().stream().flatMap(part -> placeholders("setting " + part.getKey(), part.getValue()));
        Stream<Breach> clients =
                new Realm(realm).ownClients().flatMap(client -> placeholders(Realm.named(client), client));
        return Stream.concat(settings, clients);
    }

    private static Stream<Breach> placeholders(String where, JsonNode thing) {
        return PLACEHOLDER
                .matcher(thing.toString())
                .results()
                .map(found -> new Breach(where, found.group() + " was never replaced"));
    }

    private static boolean isOld(String version) {
        if (version.isEmpty()) {
            return false;
        }
        String[] parts = version.split("[.-]");
        int number = 0;
        for (int i = 0; i < 3; i++) {
            number = number * 1000 + Integer.parseInt(parts[i]);
        }
        return number < 26_007_004;
    }
}
