package org.pontis.idp.keycloak.pages;

import org.keycloak.models.RealmModel;

/**
 * How long Keycloak waits for a citizen. Each page it shows starts the time anew (AuthenticationProcessor); when it is
 * over, the login begins again at the chooser.
 */
public final class Patience {

    private Patience() {}

    /** Seconds a shown page stays good. */
    public static int of(RealmModel realm) {
        int login = realm.getAccessCodeLifespanLogin();
        return login > 0 ? login : realm.getAccessCodeLifespanUserAction();
    }
}
