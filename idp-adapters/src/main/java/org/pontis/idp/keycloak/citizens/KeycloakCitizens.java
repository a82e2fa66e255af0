package org.pontis.idp.keycloak.citizens;

import java.util.Locale;
import java.util.Optional;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStoragePrivateUtil;
import org.pontis.broker.Citizen;
import org.pontis.broker.Citizens;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.Newcomer;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.numbering.RealmPeople;

/**
 * Keycloak's users as citizens. One who is disabled, or locked for now by brute-force protection, is not found: she gets
 * the same answer as somebody who does not exist.
 *
 * @param method who asks; one that cannot be attacked by guessing finds also whom brute-force protection has locked
 * @param login the event of this login
 */
public record KeycloakCitizens(KeycloakSession session, MethodDescriptor method, EventBuilder login)
        implements Citizens {

    @Override
    public Optional<Citizen> find(PersonIdentifier identifier) {
        return account(identifier).flatMap(this::whoMayLogIn);
    }

    /** An account that was closed stays closed: whoever has one is no newcomer. */
    @Override
    public Optional<Citizen> welcome(Newcomer newcomer) {
        Optional<UserModel> known = account(newcomer.identifier());
        if (known.isPresent()) {
            return known.flatMap(this::whoMayLogIn);
        }
        if (RealmPeople.welcomes(
                newcomer.identifier(), RealmSettings.of(session.getContext().getRealm()))) {
            new Admission(session).of(newcomer).ifPresent(this::tell);
        }
        return find(newcomer.identifier());
    }

    private void tell(String account) {
        String id = method.id().value();
        login.clone()
                .event(EventType.REGISTER)
                .user(account)
                .detail("login_method", id)
                .detail("what", "registered_by_certificate")
                .success();
        Metrics.counter("pontis.newcomers", "method", id).increment();
    }

    /**
     * Everybody is looked for in the database, also whom the server remembers: somebody unknown always has to be, and a citizen who
     * is found sooner would tell that she exists.
     */
    private Optional<UserModel> account(PersonIdentifier identifier) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(
                        UserStoragePrivateUtil.userLocalStorage(session).getUserByUsername(realm, identifier.account()))
                .map(found -> session.users().getUserById(realm, found.getId()));
    }

    /** The citizen behind an account, if it is one of a citizen. */
    public static Optional<Citizen> citizen(UserModel user) {
        return Attributes.identifier(user)
                .map(identifier -> new Citizen(
                        user.getId(),
                        identifier,
                        Optional.ofNullable(user.getFirstAttribute(Attributes.CONTRAST)),
                        new Held(user).phone(),
                        new Held(user).password()));
    }

    private Optional<Citizen> whoMayLogIn(UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        boolean locked = method.guessable() && realm.isBruteForceProtected() && mustWait(realm, user);
        return user.isEnabled() && !locked ? citizen(user) : Optional.empty();
    }

    /**
     * Asks the counter itself. Keycloak's protector also says yes to whoever comes while another request looks at the same
     * user: a stranger could keep a citizen out with a few requests a second.
     */
    private boolean mustWait(RealmModel realm, UserModel user) {
        UserLoginFailureModel failures = session.loginFailures().getUserLoginFailure(realm, user.getId());
        return failures != null && Now.get().getEpochSecond() < failures.getFailedLoginNotBefore();
    }

    /** Whatever is not plainly advanced is basic. */
    static Registration registration(String text) {
        return text != null && "advanced".equals(text.toLowerCase(Locale.ROOT))
                ? Registration.ADVANCED
                : Registration.BASIC;
    }
}
