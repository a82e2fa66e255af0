package org.pontis.idp.keycloak.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.keycloak.models.RealmModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Origin;

/**
 * Under which names the ledgers stood before: the tree goes on when a name changes, and what was signed under the old one can be
 * checked for as long as its keys are published under it.
 */
record FormerNames(List<Former> all) {

    static final String SETTING = "ledger-former-names";

    /**
     * One of them.
     *
     * @param name of the installation; or a whole origin, where the realm had another name, too
     * @param until the first moment of the next name
     */
    record Former(String name, Instant until) {

        boolean isWhole() {
            return name.contains("/");
        }

        Origin origin(String realm) {
            try {
                return isWhole() ? Origin.read(name) : new Origin(name, realm);
            } catch (Malformed noLedger) {
                throw new IllegalArgumentException(noLedger);
            }
        }
    }

    /**
     * The server's, which are of every realm.
     *
     * @throws InvalidSetting naming what cannot be
     */
    static FormerNames from(Settings settings) {
        FormerNames names = read(settings);
        if (names.all.stream().anyMatch(Former::isWhole)) {
            throw wrong(settings, "names of installations only; what a realm was called is said in the realm");
        }
        return names;
    }

    /** Those of a realm, if it says some that can be read; these, otherwise. */
    FormerNames of(RealmModel realm) {
        try {
            FormerNames own = read(RealmSettings.of(realm));
            return own.all.isEmpty() ? this : own;
        } catch (InvalidSetting lintSaysSo) {
            return this;
        }
    }

    private static FormerNames read(Settings settings) {
        List<Former> names = new ArrayList<>();
        for (String one :
                settings.text(SETTING).map(text -> text.split(",", -1)).orElse(new String[0])) {
            String[] parts = one.strip().split("@", 2);
            try {
                Former former = new Former(parts[0], Instant.parse(parts[parts.length - 1]));
                former.origin("any");
                names.add(former);
            } catch (DateTimeException | IllegalArgumentException neither) {
                throw wrong(settings, "'" + one.strip() + "' is no name, @ and time such as 2030-01-31T00:00:00Z");
            }
        }
        return new FormerNames(names);
    }

    private static InvalidSetting wrong(Settings settings, String sentence) {
        return new InvalidSetting(settings.prefix() + SETTING + ": " + sentence + ".");
    }
}
