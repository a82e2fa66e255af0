package org.pontis.idp.mobileid.line;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * How an operator is reached.
 *
 * @param url the base of its interface, without a slash at its end
 * @param timeout for one answer that need not wait for the citizen
 * @param tls with the operator's pinned certificate; nothing on this machine
 */
public record LineSettings(URI url, Duration timeout, Optional<SSLContext> tls) {

    private static final Duration USUAL = Duration.ofSeconds(5);

    /**
     * Whether there is an operator at all.
     *
     * @throws InvalidSetting if there is, at an address that cannot be
     */
    public static boolean isThere(Settings operator) {
        return operator.text("url").map(set -> url(operator)).isPresent();
    }

    /**
     * Reads {@code url}, {@code timeout}, {@code tls-certificate} and, for operators that ask for one, our own certificate.
     *
     * @throws InvalidSetting naming what is missing or wrong
     */
    public static LineSettings from(Settings operator) {
        URI url = url(operator);
        return new LineSettings(
                url,
                operator.duration("timeout", USUAL, Duration.ofMillis(200), Duration.ofSeconds(15)),
                url.getScheme().equals("https") ? Optional.of(Pinned.from(operator)) : Optional.empty());
    }

    /** Never in clear over a network: who logs in where is nobody's business. */
    private static URI url(Settings operator) {
        return parsed(operator.required("url"))
                .filter(uri -> uri.getHost() != null
                        && uri.getScheme() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null)
                .filter(uri -> uri.getScheme().equals("https")
                        || (uri.getScheme().equals("http") && isThisMachine(uri.getHost())))
                .orElseThrow(() -> new InvalidSetting(
                        operator.prefix() + "url must be an https address, or an http address on this machine."));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text.replaceFirst("/$", "")));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
