package org.pontis.idp.ledger.note;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.idp.ledger.json.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Which ledger it is: {@code <installation>/realms/<realm>/ledger}. It is the first line of every checkpoint and the name of
 * whoever signs it, and stays the same when the keys change.
 *
 * @param installation a name like a host's, such as {@code login.example.org}
 * @param realm as Keycloak names it; in the text its octets are percent-encoded
 */
public record Origin(String installation, String realm) {

    private static final Pattern INSTALLATION = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?");
    private static final Pattern TEXT = Pattern.compile("([^/]{1,253}+)/realms/([A-Za-z0-9._*%-]{1,765}+)/ledger");

    public Origin {
        if (!INSTALLATION.matcher(installation).matches() || realm.isEmpty() || realm.length() > 255) {
            throw new IllegalArgumentException("no name of an installation and a realm");
        }
    }

    /** Reads {@link #text()}, in its one spelling. */
    public static Origin read(String text) throws Malformed {
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                Origin origin = new Origin(matcher.group(1), URLDecoder.decode(matcher.group(2), UTF_8));
                if (origin.text().equals(text)) {
                    return origin;
                }
            }
        } catch (IllegalArgumentException noName) {
            // the same as another shape
        }
        throw new Malformed("not the name of a ledger");
    }

    public String text() {
        return installation + "/realms/" + URLEncoder.encode(realm, UTF_8).replace("+", "%20") + "/ledger";
    }

    @Override
    public String toString() {
        return text();
    }
}
