package org.pontis.idp.keycloak.means;

import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Msisdn;
import org.pontis.idp.keycloak.citizens.Held;

/**
 * Tells a citizen of a change on the channels that she had before it.
 *
 * @param phones that counted before
 */
record Notices(List<Msisdn> phones, UserModel citizen, RealmModel realm, KeycloakSession session) {

    static Notices toChannelsOf(UserModel citizen, RealmModel realm, KeycloakSession session) {
        return new Notices(new Held(citizen).numbers(), citizen, realm, session);
    }

    void tell(Change change, Kind kind) {
        // filled with the way to the phones
    }
}
