package org.pontis.idp.keycloak.citizens;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.pontis.broker.By;

/**
 * That one of her means was stopped: {@code target|since|by} in an attribute of her account.
 *
 * @param target the id of the means, a phone's with its kind before it
 */
record Stop(String target, Instant since, By.Who by) {

    static Optional<Stop> read(String line) {
        String[] parts = line.split("\\|", -1);
        try {
            if (parts.length == 3) {
                return Optional.of(new Stop(parts[0], Instant.parse(parts[1]), By.Who.valueOf(parts[2])));
            }
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            // said below
        }
        // what was meant to stop something does so: whoever wrote it did not mean nothing
        return Optional.of(new Stop(parts[0], Instant.EPOCH, By.Who.SYSTEM));
    }

    String line() {
        return target + "|" + since + "|" + by.name();
    }
}
