package org.pontis.idp.eidcard.tls;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.WebAddress;

/**
 * The host, or port, that asks browsers for certificates.
 *
 * @param address as browsers reach it: https, host and port and nothing more
 */
public record CardHost(URI address) {

    private static final int HTTPS = 443;

    /**
     * Reads {@code tls-address}; nothing if it is not set.
     *
     * @throws InvalidSetting if it cannot be
     */
    public static Optional<CardHost> read(Settings settings) {
        return settings.text("tls-address").map(text -> WebAddress.read(text.replaceFirst("/$", ""))
                .filter(address -> address.isTls() && address.isOrigin())
                .map(address -> new CardHost(address.uri()))
                .orElseThrow(() -> new InvalidSetting(
                        settings.prefix() + "tls-address must be an https address without a path.")));
    }

    /** Where a citizen goes with this ticket: the same place as on the ordinary host, but here. */
    public URI visit(URI place, String ticket) {
        return URI.create(address + place.getRawPath() + "?ticket=" + ticket);
    }

    /** Whether a request was made to this host, by its {@code Host} or {@code :authority}; RFC 9110, section 7.2. */
    boolean isAskedBy(String authority) {
        String asked = authority.toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = address.getPort() < 0 ? HTTPS : address.getPort();
        return asked.equals(host + ":" + port) || (port == HTTPS && asked.equals(host));
    }
}
