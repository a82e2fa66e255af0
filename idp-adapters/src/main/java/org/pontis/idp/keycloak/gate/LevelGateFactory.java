package org.pontis.idp.keycloak.gate;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Offers {@link LevelGate} to realms. */
public final class LevelGateFactory implements RequiredActionFactory {

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

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
