package org.pontis.idp.keycloak.eidas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;
import org.pontis.idp.keycloak.citizens.Admission;

/**
 * The accounts of people from abroad. One is found by the eIDAS identifier alone: neither a name nor an e-mail address ever leads
 * to an account, and none of a national does.
 *
 * @param provider the alias of the identity provider, under which an account is tied to its identifier
 * @param login the event of this login
 */
record Register(KeycloakSession session, String provider, EventBuilder login) {

    private static final Logger LOG = Logger.getLogger(Register.class);

    /** Her account, made now if this is the first time; nothing if the user profile does not take her data. */
    Optional<UserModel> account(ForeignCitizen citizen) {
        Optional<UserModel> known = find(citizen);
        if (known.isPresent()) {
            return known;
        }
        new Admission(session)
                .of(citizen.account(), citizen.attributes(), (own, user) -> tie(citizen, own, user))
                .ifPresent(this::tell);
        return find(citizen);
    }

    /** What her country says of her today. */
    boolean update(UserModel user, ForeignCitizen citizen) {
        Map<String, List<String>> attributes = citizen.attributes();
        boolean changed = attributes.entrySet().stream()
                .anyMatch(attribute -> !Objects.equals(
                        attribute.getValue(),
                        user.getAttributeStream(attribute.getKey()).toList()));
        if (!changed) {
            return true;
        }
        try {
            Map<String, List<String>> all = new HashMap<>(attributes);
            all.put(UserModel.USERNAME, List.of(user.getUsername()));
            session.getProvider(UserProfileProvider.class)
                    .create(UserProfileContext.USER_API, all, user)
                    .update(false);
            return true;
        } catch (ValidationException unfit) {
            LOG.warnf("The new data of somebody from abroad do not fit the user profile: %s", Admission.fields(unfit));
            return false;
        }
    }

    private Optional<UserModel> find(ForeignCitizen citizen) {
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm(), identity(citizen)));
    }

    /** In the admission's transaction: of two first logins at the same moment, the second finds it done. */
    private void tie(ForeignCitizen citizen, KeycloakSession own, UserModel user) {
        RealmModel realm = own.getContext().getRealm();
        if (own.users().getFederatedIdentity(realm, user, provider) == null) {
            own.users().addFederatedIdentity(realm, user, identity(citizen));
        }
    }

    private FederatedIdentityModel identity(ForeignCitizen citizen) {
        return new FederatedIdentityModel(provider, citizen.account(), citizen.account());
    }

    private void tell(String account) {
        login.clone()
                .event(EventType.REGISTER)
                .user(account)
                .detail("login_method", provider)
                .detail("what", "registered_from_abroad")
                .success();
        Metrics.counter("pontis.newcomers", "method", provider).increment();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
