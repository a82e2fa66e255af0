package org.pontis.idp.keycloak.installation;

import org.keycloak.models.RealmModel;
import org.pontis.broker.Settings;

/** What a realm says otherwise than the server: attributes {@code pontis.<key>}, which every node sees as soon as they change. */
public final class RealmSettings {

    private static final String PREFIX = "pontis.";

    private RealmSettings() {}

    public static Settings of(RealmModel realm) {
        return new Settings(PREFIX, key -> realm.getAttribute(PREFIX + key));
    }
}
