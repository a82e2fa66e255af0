package org.pontis.idp.keycloak.citizens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;
import org.pontis.broker.Newcomer;

/**
 * An account for somebody whom a certificate, or another country, brought in. It holds who she is and no credential: the next
 * login takes the same way again. It is made in a transaction of its own, one newcomer of a realm after the other: of two that
 * come at the same moment the second finds the account. The database's own rule would tell them apart as well, but writes the
 * name of the account, which may be the citizen's number, into the log.
 */
public record Admission(KeycloakSession session) {

    private static final Logger LOG = Logger.getLogger(Admission.class);

    /** The new account's id; nothing if there is one meanwhile, or the realm's user profile does not take such data. */
    Optional<String> of(Newcomer newcomer) {
        return of(newcomer.identifier().account(), Attributes.of(newcomer), (own, account) -> {});
    }

    /**
     * As {@link #of(Newcomer)}.
     *
     * @param contrast the value of her document; an account that was there keeps the one it has
     * @param each is done in the same transaction to the account, whether it is new or was there
     */
    public Optional<String> of(
            Newcomer newcomer, Optional<String> contrast, BiConsumer<KeycloakSession, UserModel> each) {
        Map<String, List<String>> attributes = new HashMap<>(Attributes.of(newcomer));
        contrast.ifPresent(value -> attributes.put(Attributes.CONTRAST, List.of(value)));
        return of(newcomer.identifier().account(), attributes, (own, user) -> {
            if (user.getFirstAttribute(Attributes.CONTRAST) == null) {
                contrast.ifPresent(value -> user.setSingleAttribute(Attributes.CONTRAST, value));
            }
            each.accept(own, user);
        });
    }

    /**
     * As {@link #of(Newcomer)}.
     *
     * @param account the name of the account
     * @param attributes what the user profile keeps, without that name
     * @param each is done in the same transaction to the account, whether it is new or was there
     */
    public Optional<String> of(
            String account, Map<String, List<String>> attributes, BiConsumer<KeycloakSession, UserModel> each) {
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> {
                        waitForTheOthers(own);
                        Optional<UserModel> known = known(account, own);
                        UserModel user = known.orElseGet(() -> create(account, attributes, own));
                        each.accept(own, user);
                        // it was read past the cache, as it must be behind a lock, and changed past it
                        known.ifPresent(changed -> forget(own, changed));
                        return known.isPresent() ? Optional.empty() : Optional.of(user.getId());
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

    private static Optional<UserModel> known(String account, KeycloakSession own) {
        return Optional.ofNullable(UserStoragePrivateUtil.userLocalStorage(own)
                .getUserByUsername(own.getContext().getRealm(), account));
    }

    private static void forget(KeycloakSession own, UserModel changed) {
        UserCache cache = UserStorageUtil.userCache(own);
        if (cache != null) {
            cache.evict(own.getContext().getRealm(), changed);
        }
    }

    private static UserModel create(String account, Map<String, List<String>> attributes, KeycloakSession own) {
        Map<String, List<String>> all = new HashMap<>(attributes);
        all.put(UserModel.USERNAME, List.of(account));
        UserModel user = own.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.USER_API, all)
                .create();
        user.setEnabled(true);
        return user;
    }

    /** Their names, without what was in them. */
    public static List<String> fields(ValidationException unfit) {
        return unfit.getErrors().stream()
                .map(ValidationException.Error::getAttribute)
                .distinct()
                .toList();
    }
}
