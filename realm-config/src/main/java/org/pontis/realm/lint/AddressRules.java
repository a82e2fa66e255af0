package org.pontis.realm.lint;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import static org.pontis.realm.lint.Rule.always;
import static org.pontis.realm.lint.Rule.inProduction;

/** Where citizens and messages are sent: exactly there, and over https. */
final class AddressRules {

    private static final Pattern USER_INFO = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?]*@.*", Pattern.DOTALL);
    private static final Pattern RESERVED = Pattern.compile(".*[?&](code|state|iss)=.*", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile(".*(url|uris|url_post|url_redirect|url_soap)$");

    private AddressRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "REDIRECT-WILDCARD",
                        "Write every address out: with a wildcard, others choose where codes go.",
                        "RFC 9700, section 4.1.3; CVE-2026-18217",
                        realm -> clients(realm, address -> address.contains("*"), "has a wildcard")),
                always(
                        "REDIRECT-UNSAFE",
                        "Take them out of the address.",
                        "CVE-2026-7504, CVE-2026-9689, CVE-2026-18209",
                        realm -> clients(
                                realm,
                                AddressRules::isUnsafe,
                                "has a fragment, a user name, or a parameter code, state or iss")),
                always(
                        "REDIRECT-HTTPS",
                        "Make it https; plain http is for loopback alone.",
                        "RFC 9700, section 2.6",
                        realm -> clients(realm, AddressRules::isPlain, "is not https")),
                inProduction(
                        "LOOPBACK",
                        "Register the portal's or the provider's own host, or take it out.",
                        "security N9: nothing of a test stays",
                        realm -> Stream.concat(
                                clients(realm, AddressRules::isLoopback, "is on the machine itself"),
                                ProviderRules.addresses(realm, AddressRules::isLoopback))));
    }

    private static Stream<Breach> clients(Realm realm, Predicate<String> broken, String found) {
        return realm.ownClients().flatMap(client -> addresses(client)
                .filter(broken)
                .distinct()
                .map(address -> new Breach(Realm.named(client), "the address " + address + " " + found)));
    }

    private static Stream<String> addresses(JsonNode client) {
        Stream<String> listed = Stream.concat(
                Realm.texts(client.path("redirectUris")).stream(),
                Stream.concat(
                        Realm.texts(client.path("webOrigins")).stream(),
                        Stream.of(client.path("baseUrl").asText())));
        Stream<String> named = client.path("attributes").properties().stream()
                .filter(attribute -> NAMED.matcher(attribute.getKey()).matches())
                .flatMap(attribute -> Stream.of(attribute.getValue().asText().split("##")));
        return Stream.concat(listed, named)
                .filter(address -> !Set.of("", "-", "+", "true", "false").contains(address));
    }

    private static boolean isUnsafe(String address) {
        return address.contains("#")
                || USER_INFO.matcher(address).matches()
                || RESERVED.matcher(address).matches();
    }

    private static boolean isPlain(String address) {
        return !address.startsWith("https://") && !isOurs(address) && !isLoopback(address) && !address.equals("*");
    }

    /** A page of the broker itself, wherever that is. */
    private static boolean isOurs(String address) {
        return address.startsWith("/realms/");
    }

    private static boolean isLoopback(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme())
                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
