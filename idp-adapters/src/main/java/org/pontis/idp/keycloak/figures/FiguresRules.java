package org.pontis.idp.keycloak.figures;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.figures.Discretion;
import org.pontis.idp.figures.Retention;
import org.pontis.idp.figures.Tariff;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;

/** What a realm says of its figures, and the server where the realm says nothing or what cannot be read. */
record FiguresRules(RealmModel realm, KeycloakSession session) {

    private static final String TARIFF = "pontis.tariff.";

    Retention retention() {
        return read(Retention::read);
    }

    Discretion discretion() {
        return read(Discretion::read);
    }

    /**
     * By operator; they are the realm's alone.
     *
     * @throws InvalidSetting naming the attribute that cannot be read: a bill with a line missing would be believed
     */
    List<Tariff> tariffs() {
        return realm.getAttributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith(TARIFF))
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> Tariff.read(
                        attribute.getKey(), attribute.getKey().substring(TARIFF.length()), attribute.getValue()))
                .toList();
    }

    /** Whether the realm has a tariff of this operator. */
    boolean bills(String operator) {
        return realm.getAttribute(TARIFF + operator) != null;
    }

    private <T> T read(Function<Settings, T> rules) {
        Settings server = Installation.of(session).settings();
        try {
            return rules.apply(RealmSettings.of(realm).or(server));
        } catch (InvalidSetting unreadable) {
            return rules.apply(server);
        }
    }
}
