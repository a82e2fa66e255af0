package org.pontis.idp.keycloak.gate;

import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.installation.Unconfigured;

/** Offers {@link LevelGate} to realms. */
public final class LevelGateFactory implements RequiredActionFactory, Unconfigured<RequiredActionProvider> {

    private static final LevelGate ONLY = new LevelGate();

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return ONLY;
    }

    @Override
    public String getId() {
        return LevelGate.ID;
    }

    @Override
    public String getDisplayText() {
        return "Pontis: level gate";
    }
}
