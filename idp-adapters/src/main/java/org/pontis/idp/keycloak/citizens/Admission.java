package org.pontis.idp.keycloak.citizens;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;
import org.pontis.broker.Newcomer;

/**
 * An account for somebody whom a certificate brought in. It holds who she is and no credential: the next login takes the
 * certificate again. It is made in a transaction of its own, one newcomer of a realm after the other: of two that come at the
 * same moment the second finds the account. The database's own rule would tell them apart as well, but writes the name of the
 * account, which is the citizen's number, into the log.
 */
record Admission(KeycloakSession session) {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    /** The new account's id; nothing if there is one meanwhile, or the realm's user profile does not take such data. */
    Optional<String> of(Newcomer newcomer) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> {
                        waitForTheOthers(own);
                        return exists(newcomer, own) ? Optional.empty() : Optional.of(account(newcomer, own));
                    },
                    "newcomer");
        } catch (ModelDuplicateException byAnAdministrator) {
            return Optional.empty();
        } catch (ValidationException unfit) {
            LOG.warnf("A newcomer's data do not fit the user profile: %s", fields(unfit));
            return Optional.empty();
        }
    }

    /** Until this transaction ends, by the row of the realm. */
    private static void waitForTheOthers(KeycloakSession own) {
        own.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select realm from RealmEntity realm where realm.id = :id", RealmEntity.class)
                .setParameter("id", own.getContext().getRealm().getId())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    private static boolean exists(Newcomer newcomer, KeycloakSession own) {
        return UserStoragePrivateUtil.userLocalStorage(own)
                        .getUserByUsername(
                                own.getContext().getRealm(),
                                newcomer.identifier().account())
                != null;
    }

    private static String account(Newcomer newcomer, KeycloakSession own) {
        UserModel user = own.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, Attributes.of(newcomer))
                .create();
        user.setEnabled(true);
        return user.getId();
    }

    /** Their names, without what was in them. */
    private static List<String> fields(ValidationException unfit) {
        return unfit.getErrors().stream()
                .map(ValidationException.Error::getAttribute)
                .distinct()
                .toList();
    }
}
