package org.pontis.idp.sms.smpp;

import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.Loopback;
import org.pontis.idp.sms.centre.CentreSettings;
import org.pontis.idp.sms.centre.Pace;
import org.pontis.idp.sms.centre.Receipts;
import org.pontis.idp.sms.centre.Shape;
import org.pontis.idp.sms.centre.Transport;
import org.pontis.idp.sms.centre.Trust;

/**
 * How to reach and treat a centre that speaks SMPP. Lengths are those of SMPP 3.4 section 5.2.
 *
 * @param name what the operator calls the centre, which is what its keys begin with
 * @param sender alphanumeric originator that phones show
 * @param tls whose certificates the centre may show; empty: the link is in clear
 * @param enquireLink silence after which the link is tested
 */
public record SmppSettings(
        String name,
        String host,
        int port,
        String systemId,
        String password,
        String sender,
        Optional<SSLContext> tls,
        Duration enquireLink,
        Pace pace)
        implements CentreSettings {

    private static final Shape HOST = new Shape("[A-Za-z0-9._:-]{1,253}", "a host name or address");
    private static final Shape SYSTEM_ID = new Shape("[!-~]{1,15}", "1 to 15 visible ASCII characters");
    private static final Shape PASSWORD =
            new Shape("[!-~]{1,8}", "1 to 8 visible ASCII characters (SMPP 3.4 section 5.2.2)");

    /**
     * Reads the keys {@code <name>-host}, {@code <name>-port} and so on.
     *
     * @throws InvalidSetting naming the key that is missing or out of range
     */
    public static SmppSettings from(String name, Settings house) {
        Settings centre = house.of(name);
        String host = HOST.read(centre, "host");
        return new SmppSettings(
                name,
                host,
                centre.number("port", 2775, 1, 65535),
                SYSTEM_ID.read(centre, "system-id"),
                PASSWORD.read(centre, "password"),
                Shape.SENDER.read(centre, "sender"),
                tls(centre, host),
                centre.duration("enquire-link", Duration.ofSeconds(30), Duration.ofMillis(100), Duration.ofMinutes(10)),
                Pace.from(centre));
    }

    /** On, unless the messages stay on the machine or the operator says in as many words that they go in clear. */
    private static Optional<SSLContext> tls(Settings centre, String host) {
        return switch (centre.text("tls").orElse(Loopback.isHost(host) ? "false" : "true")) {
            case "true" -> Optional.of(Trust.from(centre));
            case "false" -> Optional.empty();
            default -> throw new InvalidSetting(centre.prefix() + "tls must be true or false.");
        };
    }

    @Override
    public Transport open(Receipts receipts, Runnable onConnected) {
        return new SmppTransport(SmppLink.start(this, new ReceiptReader(receipts), onConnected), this);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmppSettings[" + name + ": " + systemId + "@" + host + ":" + port + ", sender " + sender + "]";
    }
}
