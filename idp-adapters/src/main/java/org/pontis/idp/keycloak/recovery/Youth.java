package org.pontis.idp.keycloak.recovery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

import org.keycloak.models.UserModel;
import org.pontis.broker.MethodId;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.recovery.AgeLimits;

/** Who is too young to get something new without coming to the desk. */
record Youth(Ground ground) {

    /** @param method whose means it would be; of whom no birthdate is known an officer has seen, or her certificate's issuer */
    boolean mayNot(String method, UserModel citizen) {
        LocalDate today = LocalDate.ofInstant(Now.get(), CountryClock.of(ground.session()));
        return born(citizen)
                .filter(birthday ->
                        !new AgeLimits(RealmSettings.of(ground.realm())).admits(new MethodId(method), birthday, today))
                .isPresent();
    }

    private static Optional<LocalDate> born(UserModel citizen) {
        try {
            return Optional.ofNullable(citizen.getFirstAttribute("birthdate")).map(LocalDate::parse);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
