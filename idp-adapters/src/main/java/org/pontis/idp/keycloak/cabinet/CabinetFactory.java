package org.pontis.idp.keycloak.cabinet;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.AccountResourceProvider;
import org.keycloak.services.resources.account.AccountConsoleFactory;
import org.pontis.idp.keycloak.installation.Installation;

/** Puts {@link Cabinet} where Keycloak's account console is, {@code default}; realms without our gate keep theirs. */
public final class CabinetFactory extends AccountConsoleFactory {

    @Override
    public AccountResourceProvider create(KeycloakSession session) {
        return Installation.of(session).guards(session.getContext().getRealm())
                ? new Cabinet(session)
                : super.create(session);
    }

    /** An extension's provider beats a built-in one of the same id. */
    @Override
    public int order() {
        return 100;
    }
}
