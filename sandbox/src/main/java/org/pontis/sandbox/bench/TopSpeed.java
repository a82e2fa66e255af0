package org.pontis.sandbox.bench;

import java.nio.file.Path;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.run.Shipment;
import org.pontis.sandbox.run.Stack;

/** A server as in production: compiled to its top speed. */
final class TopSpeed {

    private TopSpeed() {}

    /** The limits are raised, not removed: each is counted and compared as in real life. */
    static Stack.Plan plan() {
        Path state = Path.of(System.getProperty("pontis.state", "target/bench"));
        String login = "spi-authenticator--pontis-login--";
        return new Stack.Plan(
                        Addresses.free(),
                        state.resolve("bench"),
                        Path.of(System.getProperty("pontis.servers.dir", "../.pontis/servers")),
                        Shipment.ofThisBuild(),
                        Map.of(),
                        System.getProperty("pontis.bench.jvm", ""))
                .with(login + "ungated-realms", Contest.STOCK + "," + Contest.UNHASHED)
                .with(login + "sms-pin-sms-per-address-hour", "100000")
                .with(login + "sms-pin-sms-per-citizen-hour", "100")
                .with(login + "sms-pin-sms-per-citizen-day", "100")
                .with(login + "sms-pin-sms-per-number-hour", "100")
                .with(login + "sms-pin-sms-per-number-day", "100");
    }
}
