package org.pontis.idp.keycloak.visit;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.gate.Proofs;

/** Who has come to a page: somebody we know well enough, or somebody who goes elsewhere first. */
public sealed interface Visitor {

    /**
     * Logged in, at the level the page asks for or above it.
     *
     * @param level what her session carries now
     * @param proofs what it has proven
     */
    record Known(UserSessionModel session, UserModel citizen, LevelOfAssurance level, Proofs proofs)
            implements Visitor {}

    /** Has to log in first, or did not want to. */
    record Away(Response response) implements Visitor {}
}
