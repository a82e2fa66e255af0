package org.pontis.idp.eidcard.webeid;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.WebAddress;

/**
 * The origin of our pages, in the ASCII serialisation of RFC 6454, section 6.2: what a signature must be bound to. It is set and
 * not taken from a request, because a request says what whoever stands between has put there.
 *
 * @param ascii such as {@code https://login.example.es}
 */
public record Origin(String ascii) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /**
     * Reads {@code webeid-origin}; nothing if it is not set.
     *
     * @throws InvalidSetting if it cannot be
     */
    public static Optional<Origin> read(Settings settings) {
        return settings.text("webeid-origin")
                .map(
                        text -> of(text).orElseThrow(
                                        () -> new InvalidSetting(
                                                settings.prefix()
                                                        + "webeid-origin must be the origin of an https address, or of an http address on this machine.")));
    }

    /** An origin in any spelling of its host; nothing if it is none, or one that browsers do not take for secure. */
    static Optional<Origin> of(String text) {
        int scheme = text.indexOf("://");
        int port = text.lastIndexOf(':');
        int end = port > scheme && text.substring(port + 1).matches("[0-9]{1,5}") ? port : text.length();
        if (scheme < 0) {
            return Optional.empty();
        }
        try {
            String host = IDN.toASCII(text.substring(scheme + 3, end), IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED);
            String address = text.substring(0, scheme) + "://" + host;
            return WebAddress.read(address.toLowerCase(Locale.ROOT) + text.substring(end))
                    .filter(found -> found.isPrivate() && found.isOrigin())
                    .map(found -> new Origin(serialised(found)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String serialised(WebAddress address) {
        URI uri = address.uri();
        int usual = address.isTls() ? HTTPS : HTTP;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }
}
