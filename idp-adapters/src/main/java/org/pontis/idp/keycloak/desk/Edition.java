package org.pontis.idp.keycloak.desk;

import java.util.List;
import java.util.stream.Collectors;

import org.keycloak.models.UserModel;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.means.MeansOf;

/** What a citizen's account is like at one moment: another text as soon as anything changes that a second officer has to know. */
final class Edition {

    private Edition() {}

    /** Keyed hashes, the present key's first. */
    static List<String> of(UserModel citizen, Officer officer) {
        String means = MeansOf.citizen(officer.session(), officer.realm(), citizen).all().stream()
                .map(one -> String.join(
                        "|",
                        one.id(),
                        one.registration().name(),
                        // that it has cooled down meanwhile is no news to anybody
                        one.standing().usable() ? "usable" : one.standing().word()))
                .sorted()
                .collect(Collectors.joining("\n"));
        return Installation.of(officer.session())
                .codes()
                .seals(
                        "desk-edition",
                        citizen.getId(),
                        String.valueOf(citizen.getUsername()),
                        String.valueOf(citizen.getFirstName()),
                        String.valueOf(citizen.getLastName()),
                        String.valueOf(citizen.getFirstAttribute("birthdate")),
                        String.valueOf(citizen.getFirstAttribute("contrast")),
                        String.valueOf(citizen.isEnabled()),
                        means);
    }
}
