package org.pontis.idp.sms.http;

import java.net.URI;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.WebAddress;
import org.pontis.idp.sms.centre.CentreSettings;
import org.pontis.idp.sms.centre.Pace;
import org.pontis.idp.sms.centre.Receipts;
import org.pontis.idp.sms.centre.Shape;
import org.pontis.idp.sms.centre.Transport;
import org.pontis.idp.sms.centre.Trust;

/**
 * How to reach and treat a gateway that knows {@code sendsms}.
 *
 * @param name what the operator calls the centre, which is what its keys begin with
 * @param url of {@code sendsms}; https, or http on this machine
 * @param sender alphanumeric originator that phones show
 * @param tls whose certificates the gateway may show
 */
public record HttpSettings(
        String name, URI url, String username, String password, String sender, SSLContext tls, Pace pace)
        implements CentreSettings {

    private static final Shape URL = new Shape("https?://[!-~]{1,200}", "an http or https address");
    private static final Shape WORD = new Shape("[!-~]{1,64}", "1 to 64 visible ASCII characters");

    /**
     * Reads the keys {@code <name>-url}, {@code <name>-username} and so on.
     *
     * @throws InvalidSetting naming the key that is missing or out of range
     */
    public static HttpSettings from(String name, Settings house) {
        Settings centre = house.of(name);
        return new HttpSettings(
                name,
                url(centre),
                WORD.read(centre, "username"),
                WORD.read(centre, "password"),
                Shape.SENDER.read(centre, "sender"),
                Trust.from(centre),
                Pace.from(centre));
    }

    /** Never in clear over a network: the request holds the password and the code. */
    private static URI url(Settings centre) {
        return WebAddress.read(URL.read(centre, "url"))
                .filter(WebAddress::isPrivate)
                .orElseThrow(() -> new InvalidSetting(centre.prefix()
                        + "url must be an https address without user and query, or an http address on this machine."))
                .uri();
    }

    @Override
    public Transport open(Receipts receipts, Runnable onConnected) {
        return new HttpTransport(this, onConnected);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "HttpSettings[" + name + ": " + username + "@" + url.getHost() + ":" + url.getPort() + ", sender "
                + sender + "]";
    }
}
