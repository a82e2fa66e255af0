package org.pontis.idp.eidcard.webeid;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * The origin of our pages, in the ASCII serialisation of RFC 6454, section 6.2: what a signature must be bound to. It is set and
 * not taken from a request, because a request says what whoever stands between has put there.
 *
 * @param ascii such as {@code https://login.example.es}
 */
public record Origin(String ascii) {

    private static final int HTTPS = 443;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

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
            return serialised(URI.create(text.substring(0, scheme) + "://" + host + text.substring(end)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<Origin> serialised(URI address) {
        boolean bare = address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawPath().isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
        if (!bare) {
            return Optional.empty();
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS : 80;
        String port = address.getPort() < 0 || address.getPort() == usual ? "" : ":" + address.getPort();
        boolean secure = scheme.equals("https") || (scheme.equals("http") && THIS_MACHINE.contains(host));
        return secure ? Optional.of(new Origin(scheme + "://" + host + port)) : Optional.empty();
    }
}
