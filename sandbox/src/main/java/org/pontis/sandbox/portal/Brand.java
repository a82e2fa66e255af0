package org.pontis.sandbox.portal;

import java.util.List;
import java.util.Optional;

/**
 * Who a portal is.
 *
 * @param name as citizens know it
 * @param language of the name, as in HTML
 * @param protocol how it speaks with the broker, in words
 * @param accent the colour that tells the portals apart
 * @param other the portal to try next, if the country has one
 * @param consoleUrl where the citizens' phones and the faults are
 * @param loginPath origins besides its own that a button may lead the browser through, such as the broker's; browsers
 *     check every redirect after a form against CSP {@code form-action}
 */
public record Brand(
        String name,
        String language,
        String protocol,
        Accent accent,
        Optional<Neighbour> other,
        String consoleUrl,
        List<String> loginPath) {

    public Brand {
        loginPath = List.copyOf(loginPath);
    }

    /** Another portal of the same country. */
    public record Neighbour(String name, String url) {}

    public enum Accent {
        BLUE,
        PLUM,
        GREEN
    }
}
