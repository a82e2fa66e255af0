package org.pontis.realm.portal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.pontis.realm.json.Json;

/** The part of a file that only portals of OpenID Connect have. */
final class OidcPart {

    /** FAPI 2.0 Security Profile, section 5.4.1. */
    private static final Set<String> FAPI_ALGORITHMS = Set.of("PS256", "ES256");

    /** Those that the discovery document names. */
    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    private final Section file;
    private final Flaws flaws;

    OidcPart(Section file, Flaws flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    Optional<Oidc> read() {
        boolean fapi = profile();
        List<Value> redirectUris = addresses(file, "redirect-uris");
        oneHost(redirectUris);
        if (!file.has("redirect-uris")) {
            file.missing("redirect-uris");
        }
        if (fapi) {
            file.texts("redirect-uris").stream()
                    .filter(at -> at.text().startsWith("http:"))
                    .forEach(at -> flaws.add(
                            Code.PROFILE_BROKEN,
                            at,
                            "FAPI 2.0 takes no plain http, not even on loopback (section 5.3.2.2)."));
        }
        file.text("pkce")
                .filter(pkce -> !pkce.text().equals("S256"))
                .ifPresent(pkce -> flaws.add(
                        Code.PKCE_MISSING, pkce, "Every portal uses PKCE with S256 (RFC 9700, section 2.1.1)."));
        Optional<Oidc.Keys> keys = keys();
        String signature = signature(fapi);
        Optional<String> authentication = authentication(fapi);
        boolean issuer = issuerInAnswers(fapi);
        Oidc.Logout logout = logout();
        Optional<String> events = file.text("security-events").flatMap(at -> Address.check(at, flaws));
        return keys.map(
                found -> new Oidc(texts(redirectUris), found, signature, authentication, fapi, issuer, logout, events));
    }

    /** Keycloak computes a portal's subjects from the host of its addresses, and refuses the client when there are two. */
    private void oneHost(List<Value> addresses) {
        for (Value at : addresses) {
            String first = host(addresses.getFirst());
            if (!host(at).equals(first)) {
                flaws.add(
                        Code.REDIRECT_HOSTS,
                        at,
                        "All redirect-uris are at one host, and the first one's is " + first
                                + ": citizens' subjects are computed from it (OpenID Connect Core 1.0, section 8.1)."
                                + " Register the other host as a portal of its own.");
            }
        }
    }

    /** As it is written, which is how Keycloak compares it. */
    private static String host(Value address) {
        return URI.create(address.text()).getHost();
    }

    private boolean profile() {
        Optional<Value> profile = file.text("profile");
        profile.filter(at -> !Set.of("standard", "fapi-2.0").contains(at.text()))
                .ifPresent(at -> flaws.add(Code.UNKNOWN_VALUE, at, "A profile is standard or fapi-2.0."));
        return profile.filter(at -> at.text().equals("fapi-2.0")).isPresent();
    }

    private boolean issuerInAnswers(boolean fapi) {
        Optional<Value> answer = file.text("issuer-in-answers");
        answer.filter(at -> !Set.of("true", "false").contains(at.text()))
                .ifPresent(at -> flaws.add(Code.UNKNOWN_VALUE, at, "It is true or false."));
        answer.filter(at -> fapi && at.text().equals("false"))
                .ifPresent(at -> flaws.add(
                        Code.PROFILE_BROKEN, at, "FAPI 2.0 wants the issuer in every answer (section 5.3.2.2)."));
        return answer.map(Value::text).filter("false"::equals).isEmpty();
    }

    private Optional<Oidc.Keys> keys() {
        Optional<Section> section = file.section("keys");
        if (section.isEmpty()) {
            if (!file.has("keys")) {
                file.missing("keys");
            }
            return Optional.empty();
        }
        try (Section keys = section.get()) {
            if (keys.has("url") == keys.has("inline")) {
                flaws.add(Code.WRONG_FORM, keys.here(), "Keys are either at a url or inline.");
            }
            if (keys.has("url")) {
                return keys.text("url").flatMap(at -> Address.check(at, flaws)).map(Oidc.Keys.At::new);
            }
            ArrayNode set = Json.array();
            keys.sections("inline").forEach(key -> JsonWebKey.read(key, flaws).ifPresent(set::add));
            return Optional.of(new Oidc.Keys.Inline(Json.compact(Json.object().set("keys", set))));
        }
    }

    private String signature(boolean fapi) {
        Optional<Value> at = file.text("signature");
        if (at.isEmpty()) {
            return fapi ? "ES256" : "RS256";
        }
        String signature = at.get().text();
        if (!Set.of("RS256", "ES256").contains(signature)) {
            flaws.add(Code.ALGORITHM_WEAK, at.get(), "Tokens are signed with RS256 or ES256.");
        } else if (fapi && signature.equals("RS256")) {
            flaws.add(Code.PROFILE_BROKEN, at.get(), "FAPI 2.0 does not allow RS256 (section 5.4.1): ES256.");
        }
        return signature;
    }

    private Optional<String> authentication(boolean fapi) {
        Optional<Value> at = file.text("authentication");
        at.filter(value -> !(fapi ? FAPI_ALGORITHMS : ALGORITHMS).contains(value.text()))
                .ifPresent(value -> flaws.add(
                        fapi && ALGORITHMS.contains(value.text()) ? Code.PROFILE_BROKEN : Code.ALGORITHM_WEAK,
                        value,
                        fapi
                                ? "FAPI 2.0 allows PS256 and ES256 for client assertions."
                                : "Client assertions are signed with RS256, PS256 or ES256."));
        return at.map(Value::text);
    }

    private Oidc.Logout logout() {
        Optional<Section> section = file.section("logout");
        if (section.isEmpty()) {
            return new Oidc.Logout(Optional.empty(), List.of());
        }
        try (Section logout = section.get()) {
            // told apart from a misspelt field: it exists in OpenID Connect, and people look for it
            logout.text("front-channel")
                    .ifPresent(at -> flaws.add(
                            Code.LOGOUT_IN_FRAME,
                            at,
                            "Front-channel logout needs frames, which our pages forbid, and cookies of third parties,"
                                    + " which browsers do: use back-channel."));
            return new Oidc.Logout(
                    logout.text("back-channel").flatMap(at -> Address.check(at, flaws)),
                    texts(addresses(logout, "return-uris")));
        }
    }

    private List<Value> addresses(Section section, String field) {
        return section.texts(field).stream()
                .filter(at -> Address.check(at, flaws).isPresent())
                .toList();
    }

    private static List<String> texts(List<Value> values) {
        return values.stream().map(Value::text).toList();
    }
}
