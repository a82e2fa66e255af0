package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;

/**
 * The hosts to which an address in a certificate may lead. Anything else in it, {@code file:}, {@code ldap:}, a host of our
 * own network, is not followed.
 *
 * @param allowed {@code host}, which means the scheme's own port, or {@code host:port}
 */
public record Hosts(Set<String> allowed) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}(:[0-9]{1,5})?");
    private static final int MOST_ADDRESSES = 3;

    public Hosts {
        allowed = Set.copyOf(allowed);
        if (!allowed.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw new InvalidSetting("A host is written host or host:port, in lower case.");
        }
    }

    /** Those of the addresses that may be asked, in their order; the first few, for a certificate may name a thousand. */
    public List<URI> allowed(Stream<String> addresses) {
        return addresses
                .flatMap(address -> parsed(address).stream())
                .filter(this::allows)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private boolean allows(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !web(uri)) {
            return false;
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return allowed.contains(uri.getPort() < 0 ? host : host + ":" + uri.getPort());
    }

    static boolean web(URI uri) {
        return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    }

    private static Optional<URI> parsed(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
