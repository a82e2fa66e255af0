package org.pontis.idp.keycloak.logout;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.logout.RetryRules;

/** The rules of a realm, and the server's where it says nothing or what cannot be read. */
final class LogoutRules {

    private LogoutRules() {}

    static RetryRules of(RealmModel realm, KeycloakSession session) {
        Settings server = Installation.of(session).settings();
        try {
            return RetryRules.read(RealmSettings.of(realm).or(server));
        } catch (InvalidSetting unreadable) {
            return RetryRules.read(server);
        }
    }
}
