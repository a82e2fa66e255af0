package org.pontis.idp.keycloak.offer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.registration.AgeLimits;
import org.pontis.idp.registration.AgeLimits.Way;

/** A citizen's age today, by her country's clock. */
public record Birthday(KeycloakSession session, AgeLimits ages) {

    /** Whether somebody born then may get this in this way. */
    public boolean allows(Way way, Kind kind, LocalDate born) {
        return ages.allow(way, kind, born, LocalDate.ofInstant(Now.get(), CountryClock.of(session)));
    }

    /** As {@link #allows}, of her account. If it says no birthday, an officer has seen her, or the issuer of her certificate. */
    public boolean allows(Way way, Kind kind, UserModel citizen) {
        return born(citizen).map(born -> allows(way, kind, born)).orElse(true);
    }

    private static Optional<LocalDate> born(UserModel citizen) {
        try {
            return Optional.ofNullable(citizen.getFirstAttribute("birthdate")).map(LocalDate::parse);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
