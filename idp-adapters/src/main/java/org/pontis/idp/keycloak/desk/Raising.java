package org.pontis.idp.keycloak.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.citizens.Held;
import org.pontis.idp.keycloak.means.MeansOf;

/**
 * What of a citizen's means a visit raises: her password, and the one phone that rings at the desk. A phone that stays silent may be
 * anybody's, whoever registered it online.
 *
 * @param phone where the code goes; empty if there is no phone to raise
 */
record Raising(List<String> means, Optional<Msisdn> phone) {

    static Raising of(UserModel citizen, Officer officer) {
        List<Means> basic = MeansOf.citizen(officer.session(), officer.realm(), citizen).all().stream()
                .filter(Raising::raisable)
                .toList();
        Optional<Means> phone =
                basic.stream().filter(means -> means.kind() == Means.Kind.PHONE).findFirst();
        return new Raising(
                basic.stream()
                        .filter(means -> means.kind() != Means.Kind.PHONE || phone.equals(Optional.of(means)))
                        .map(Means::id)
                        .toList(),
                phone.flatMap(means -> new Held(citizen).number(means.id())));
    }

    static boolean raisable(Means means) {
        return means.registration() == Registration.BASIC
                && !means.kind().certificate()
                && means.standing().usable();
    }

    Map<String, String> wanted() {
        return Map.of("means", String.join(" ", means));
    }
}
