package org.pontis.idp.keycloak.figures;

import org.pontis.idp.keycloak.installation.OwnTables;

/** The figures, and what is due to be added to them, in Keycloak's own database. */
public final class FiguresTable extends OwnTables {

    private static final String ID = "pontis-figures";

    public FiguresTable() {
        super(ID, "META-INF/pontis-figures-changelog.xml");
    }
}
