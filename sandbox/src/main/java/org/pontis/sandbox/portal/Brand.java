package org.pontis.sandbox.portal;

import java.util.List;

/**
 * Who a portal is.
 *
 * @param name in Spanish, as citizens know it
 * @param protocol how it speaks with the broker, in words
 * @param accent the colour that tells the portals apart
 * @param other the portal to try next
 * @param consoleUrl where the citizens' phones and the faults are
 * @param loginPath origins besides its own that a button may lead the browser through, such as the broker's; browsers
 *     check every redirect after a form against CSP {@code form-action}
 */
public record Brand(
        String name, String protocol, Accent accent, Neighbour other, String consoleUrl, List<String> loginPath) {

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
