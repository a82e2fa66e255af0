package org.pontis.idp.keycloak.figures;

import org.pontis.idp.keycloak.installation.OwnTables;

/** The table of figures in Keycloak's own database; Keycloak runs its change log. */
public final class FiguresTable extends OwnTables {

    private static final String ID = "pontis-figures";

    public FiguresTable() {
        super(ID, "META-INF/pontis-figures-changelog.xml");
    }
}
