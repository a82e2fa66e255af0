package org.pontis.idp.net;

import java.net.URI;
import java.util.Optional;

/**
 * An address as an operator writes it: {@code http} or {@code https}, a host, perhaps a port and a path, and nothing more (RFC 9110,
 * section 4.2; a user in it is deprecated there).
 */
public record WebAddress(URI uri) {

    private static final String TLS = "https";

    /** Reads an address; nothing if it is none. */
    public static Optional<WebAddress> read(String text) {
        try {
            return Optional.of(URI.create(text)).filter(WebAddress::isPlain).map(WebAddress::new);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(URI uri) {
        return (TLS.equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    public boolean isTls() {
        return TLS.equals(uri.getScheme());
    }

    /** Whether nobody on the way can read or change what is sent: by TLS, or because there is no way. */
    public boolean isPrivate() {
        return isTls() || Loopback.isHost(uri.getHost());
    }

    /** Whether it names a server and no place on it. */
    public boolean isOrigin() {
        return uri.getRawPath().isEmpty();
    }
}
