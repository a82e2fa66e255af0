package org.pontis.idp.mobileid.line;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.WebAddress;

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
        WebAddress url = url(operator);
        return new LineSettings(
                url.uri(),
                operator.duration("timeout", USUAL, Duration.ofMillis(200), Duration.ofSeconds(15)),
                url.isTls() ? Optional.of(Pinned.from(operator)) : Optional.empty());
    }

    /** Never in clear over a network: who logs in where is nobody's business. */
    private static WebAddress url(Settings operator) {
        return WebAddress.read(operator.required("url").replaceFirst("/$", ""))
                .filter(WebAddress::isPrivate)
                .orElseThrow(() -> new InvalidSetting(
                        operator.prefix() + "url must be an https address, or an http address on this machine."));
    }
}
