package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Query;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Settings;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.cabinet.Retrying;
import org.pontis.idp.cabinet.SecurityEvent.Type;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;

/**
 * What portals are to be told of a citizen, in a table until they have taken it: written with what caused it, in one transaction, and sent
 * as soon as that is through. A portal is told if it registered for it, by the client attribute {@value #RECEIVER}.
 */
public record Signals(KeycloakSession session, RealmModel realm, UserModel citizen) {

    /** Where a portal takes Security Event Tokens (RFC 8935). */
    public static final String RECEIVER = "pontis.security-events";

    /** So many wait for one portal at most; one that takes none for long hears of the first. */
    private static final int MOST_WAITING = 10_000;

    /** So many of them about one citizen, so that nobody keeps others' from a portal by saying the same again and again. */
    private static final int MOST_OF_ONE = 10;

    /**
     * Sessions that were opened with these means are over, and the means were in other hands.
     *
     * @return whether the portal will be told
     */
    public boolean misused(ClientModel portal, Set<Kind> means) {
        if (!registered(portal)) {
            return false;
        }
        if (waiting(portal) >= MOST_WAITING || aboutHer(portal) + 1 + means.size() > MOST_OF_ONE) {
            Courier.count("full", 1);
            return false;
        }
        add(portal, Type.SESSION_REVOKED, Optional.empty());
        means.forEach(kind -> add(portal, Type.CREDENTIAL_COMPROMISE, Optional.of(kind)));
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                SignalsTable.of(session.getKeycloakSessionFactory()).wake();
            }

            @Override
            protected void rollbackImpl() {
                // nothing was written
            }
        });
        return true;
    }

    static boolean registered(ClientModel portal) {
        return portal.isEnabled()
                && OIDCLoginProtocol.LOGIN_PROTOCOL.equals(portal.getProtocol())
                && portal.getAttribute(RECEIVER) != null;
    }

    /** How long a portal is told again; a realm that cannot be read leaves it to the server. */
    static Retrying patience(RealmModel realm, KeycloakSession session) {
        Settings server = Installation.of(session).settings();
        try {
            return CabinetRules.read(RealmSettings.of(realm).or(server)).patience();
        } catch (InvalidSetting unreadable) {
            return CabinetRules.read(server).patience();
        }
    }

    private int waiting(ClientModel portal) {
        return number(count("", portal));
    }

    private int aboutHer(ClientModel portal) {
        return number(count(" and SUBJECT = :subject", portal).setParameter("subject", Subject.of(citizen, portal)));
    }

    private Query count(String also, ClientModel portal) {
        return SignalRows.of(session)
                .query("select count(*) from {h-schema}PONTIS_SIGNAL where CLIENT_ID = :client" + also)
                .setParameter("client", portal.getId());
    }

    private static int number(Query query) {
        return ((Number) query.getSingleResult()).intValue();
    }

    private void add(ClientModel portal, Type type, Optional<Kind> credential) {
        Instant now = Now.get();
        SignalRows.of(session)
                .query("insert into {h-schema}PONTIS_SIGNAL"
                        + " (ID, REALM_ID, CLIENT_ID, ISSUER, SUBJECT, TYPE, CREDENTIAL, HAPPENED, TRIED, NEXT_AT)"
                        + " values (:id, :realm, :client, :issuer, :subject, :type, :credential, :now, 0, :now)")
                .setParameter("id", UUID.randomUUID().toString())
                .setParameter("realm", realm.getId())
                .setParameter("client", portal.getId())
                .setParameter(
                        "issuer", Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()))
                .setParameter("subject", Subject.of(citizen, portal))
                .setParameter("type", type.name())
                .setParameter("credential", credential.map(Kind::name).orElse(""))
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
    }
}
