package org.pontis.idp.keycloak.desk;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.pontis.broker.By;
import org.pontis.idp.desk.DeskRules;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.Birthday;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.registration.AgeLimits;
import org.pontis.idp.registration.RegistrationRules;

/**
 * Who serves at the desk, in one request of hers.
 *
 * @param visit her session, at the level high
 */
record Officer(KeycloakSession session, RealmModel realm, UserModel account, UserSessionModel visit) {

    /** The role of the realm that makes an officer of somebody. */
    static final String ROLE = "pontis-officer";

    /** Whoever has logged in, if she is an officer at this moment. */
    static Officer of(KeycloakSession session, Visitor.Known visitor) {
        RealmModel realm = session.getContext().getRealm();
        Officer officer = new Officer(session, realm, visitor.citizen(), visitor.session());
        if (!serves(session, realm, officer.id())) {
            throw new Trouble(Trouble.Code.DESK_NO_ROLE);
        }
        return officer;
    }

    /** Whether an account is an officer's: asked of the database each time, so that a role taken away is gone at once, everywhere. */
    static boolean serves(KeycloakSession session, RealmModel realm, String account) {
        RoleModel role = realm.getRole(ROLE);
        UserModel stored = UserStoragePrivateUtil.userLocalStorage(session).getUserById(realm, account);
        return role != null && stored != null && stored.isEnabled() && stored.hasRole(role);
    }

    String id() {
        return account.getId();
    }

    String name() {
        return account.getFirstName() + " " + account.getLastName();
    }

    By hand() {
        return By.officer(id());
    }

    boolean is(UserModel citizen) {
        return citizen.getId().equals(id());
    }

    /** Who is old enough for a phone or a password. */
    Birthday birthday() {
        return new Birthday(
                session,
                new AgeLimits(RealmSettings.of(realm)
                        .or(Installation.of(session).settings())
                        .of(RegistrationRules.ID.value())));
    }

    DeskRules rules() {
        return DeskRules.read(
                RealmSettings.of(realm).or(Installation.of(session).settings()));
    }
}
