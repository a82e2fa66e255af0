package org.pontis.realm.portal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address of a portal may be: exact and https (RFC 9700, section 4.1.3; RFC 8252, section 7.3 for loopback). Keycloak
 * would take wildcards, and has had holes with user info, fragments and parameters of its own name.
 */
final class Address {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> RESERVED = Set.of("code", "state", "iss", "error", "session_state", "response");

    /** A segment that somebody behind us may resolve: {@code ..}, {@code ..;x}, {@code %2e%2e}, hidden slashes. */
    private static final Pattern DOTS =
            Pattern.compile("/(\\.|%2e){1,2}(;[^/]*)?(/|$)|%2f|%5c", Pattern.CASE_INSENSITIVE);

    private Address() {}

    /** The address, unless it is flawed. */
    static Optional<String> check(Value at, Flaws flaws) {
        String text = at.text();
        if (text.contains("*")) {
            flaws.add(Code.URL_WILDCARD, at, "An address is exact: no wildcards.");
            return Optional.empty();
        }
        URI address;
        try {
            address = new URI(text).parseServerAuthority();
        } catch (URISyntaxException malformed) {
            flaws.add(Code.URL_MALFORMED, at, "This is no URL: " + malformed.getReason() + ".");
            return Optional.empty();
        }
        return flawless(address, at, flaws) ? Optional.of(text) : Optional.empty();
    }

    private static boolean flawless(URI address, Value at, Flaws flaws) {
        if (address.getScheme() == null
                || address.getHost() == null
                || DOTS.matcher(String.valueOf(address.getRawPath())).find()) {
            flaws.add(Code.URL_MALFORMED, at, "An address has a scheme and a host, and no dots to be resolved.");
            return false;
        }
        if (address.getRawUserInfo() != null) {
            flaws.add(Code.URL_USER_INFO, at, "An address has no user name before its host.");
            return false;
        }
        if (!isSecure(address)) {
            flaws.add(Code.URL_NOT_HTTPS, at, "An address is https; plain http only on loopback.");
            return false;
        }
        if (address.getRawFragment() != null) {
            flaws.add(Code.URL_FRAGMENT, at, "An address has no fragment (RFC 6749, section 3.1.2).");
            return false;
        }
        if (namesReserved(address)) {
            flaws.add(Code.URL_RESERVED_PARAMETER, at, "An address has no parameter of the protocol's own names.");
            return false;
        }
        return true;
    }

    private static boolean isSecure(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") && isLoopback(address);
    }

    static boolean isLoopback(URI address) {
        return LOOPBACK.contains(address.getHost());
    }

    private static boolean namesReserved(URI address) {
        if (address.getQuery() == null) {
            return false;
        }
        for (String parameter : address.getQuery().split("&")) {
            if (RESERVED.contains(parameter.split("=", 2)[0])) {
                return true;
            }
        }
        return false;
    }
}
