package org.pontis.sandbox.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.run.Issuers;
import org.pontis.sandbox.run.Shipment;
import org.pontis.sandbox.run.Stack;

/** A server as in production: compiled to its top speed. */
public final class TopSpeed {

    /** As where nobody says otherwise (docs/issuer-profiles.md), and unlike the rest of the sandbox. */
    private static final Duration BELIEVED = Duration.ofMinutes(10);

    private TopSpeed() {}

    /** The limits are raised, not removed: each is counted and compared as in real life. */
    public static Stack.Plan plan() {
        Path state = Path.of(System.getProperty("pontis.state", "target/bench")).resolve("bench");
        Addresses addresses = Addresses.free();
        String issuers = issuers(state, addresses).toString();
        String login = "spi-authenticator--pontis-login--";
        return new Stack.Plan(
                        addresses,
                        state,
                        Path.of(System.getProperty("pontis.servers.dir", "../.pontis/servers")),
                        Shipment.ofThisBuild(),
                        Map.of(),
                        System.getProperty("pontis.bench.jvm", ""),
                        Optional.empty())
                .with(login + "ungated-realms", Contest.STOCK + "," + Contest.UNHASHED)
                .with(login + "sms-pin-sms-per-address-hour", "100000")
                .with(login + "sms-pin-sms-per-citizen-hour", "100")
                .with(login + "sms-pin-sms-per-citizen-day", "100")
                .with(login + "sms-pin-sms-per-number-hour", "100")
                .with(login + "sms-pin-sms-per-number-day", "100")
                .with(login + "mobile-id-issuers", issuers)
                .with(login + "eid-card-issuers", issuers)
                .with(login + "mobile-id-per-address-hour", "100000")
                // what is waited costs nobody's processor anything, but the benchmark its time
                .with(login + "mobile-id-ring-after", "PT0.05S")
                .with(login + "mobile-id-mss-poll-after", "PT0.1S");
    }

    private static Path issuers(Path state, Addresses addresses) {
        CertificateAuthority authority =
                CertificateAuthority.open(state, URI.create(addresses.sandboxUrl()), InstantSource.system());
        Issuers issuers = new Issuers(state.toAbsolutePath().normalize().resolve("believing-issuers"));
        issuers.write(authority, addresses, BELIEVED);
        return issuers.folder();
    }
}
