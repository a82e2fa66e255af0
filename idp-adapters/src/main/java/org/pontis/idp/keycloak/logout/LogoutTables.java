package org.pontis.idp.keycloak.logout;

import org.pontis.idp.keycloak.installation.OwnTables;

/** The tables of logouts in Keycloak's own database; Keycloak runs their change log. */
public final class LogoutTables extends OwnTables {

    private static final String ID = "pontis-logout";

    public LogoutTables() {
        super(ID, "META-INF/pontis-logout-changelog.xml");
    }
}
