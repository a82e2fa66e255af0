package org.pontis.idp.keycloak.house;

import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.installation.NamedPortals;
import org.pontis.idp.keycloak.installation.Now;

/** Messages in the operator's figures: for which portal and method, and nothing of whom they went to. */
record SentMessages(Tally figures, RealmModel realm, String portal, String method) {

    /** @param client the portal's, or that of a page of ours; null where there is none */
    static SentMessages of(Tally figures, RealmModel realm, ClientModel client, String method) {
        boolean named = client != null && NamedPortals.in(realm);
        return new SentMessages(figures, realm, named ? client.getId() : "", method);
    }

    /** @param cost of all its parts */
    void sent(int parts, double cost) {
        figures.add(realm.getId(), Now.get(), new Cell(portal, method, "", "", Cell.SMS), Amount.message(parts, cost));
    }
}
