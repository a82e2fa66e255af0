package org.pontis.eidas.flow.connector;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.eidas.saml.message.MessageId;

/**
 * The relay state of a request (SAML bindings 3.4.3: 80 octets at most). All of it ties the answer to the request. Its first part
 * names the login, so that a citizen whose answer is good for nothing still finds the way back; it proves nothing.
 */
final class WayBack {

    private static final int SECRET = 33;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{1,46})\\.[_0-9a-f]{" + SECRET + "}");

    private WayBack() {}

    static String of(LoginRequest login) {
        // an underscore and 128 bits
        return login.id() + "." + MessageId.next().substring(0, SECRET);
    }

    /** Which login it is, if anybody can be believed who brings this. */
    static Optional<String> login(Optional<String> relayState) {
        return relayState.map(FORM::matcher).filter(Matcher::matches).map(found -> found.group(1));
    }
}
