package org.pontis.idp.keycloak.figures;

import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;

/** How portals are called in figures. */
final class Portals {

    private Portals() {}

    /** The client id as the operator registered it; what is registered no more is told by its internal id. */
    static String name(String id, RealmModel realm) {
        ClientModel client = id.isEmpty() ? null : realm.getClientById(id);
        return client == null ? id : client.getClientId();
    }
}
