package org.pontis.idp.keycloak;

import org.keycloak.models.RealmModel;

/**
 * How long Keycloak waits for a citizen. Each page it shows starts the time anew (AuthenticationProcessor); when it is
 * over, the login begins again at the chooser.
 */
final class Patience {

    private Patience() {}

    /** Seconds a shown page stays good. */
    static int of(RealmModel realm) {
        int login = realm.getAccessCodeLifespanLogin();
        return login > 0 ? login : realm.getAccessCodeLifespanUserAction();
    }
}
