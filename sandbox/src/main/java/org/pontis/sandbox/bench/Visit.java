package org.pontis.sandbox.bench;

import org.pontis.realm.TestCitizen;

/** One citizen in one browser. */
record Visit(Visitor visitor, TestCitizen citizen) {

    /** A whole login: the portal's request, what the citizen does, the token. */
    void logIn(Portal portal, Way way) {
        Portal.Login login = portal.begin();
        Visitor.Place first = visitor.visit(login.address());
        portal.finish(login, way.go(visitor, citizen, first), citizen);
    }
}
