package org.pontis.idp.keycloak.ledger;

import org.pontis.idp.keycloak.installation.OwnTables;

/** The ledger's tables in Keycloak's own database. Keycloak runs their change log; we speak to them in plain SQL. */
public final class LedgerTables extends OwnTables {

    private static final String ID = "pontis-ledger";

    public LedgerTables() {
        super(ID, "META-INF/pontis-ledger-changelog.xml");
    }
}
