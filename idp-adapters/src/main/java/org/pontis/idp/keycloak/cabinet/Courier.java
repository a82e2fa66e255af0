package org.pontis.idp.keycloak.cabinet;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Metrics;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.jboss.logging.Logger;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.cabinet.SecurityEvent;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.net.WebAddress;

/**
 * Takes Security Event Tokens to portals (RFC 8935), on a thread of its own and outside any transaction. Who does not take one is visited
 * again, as {@link CabinetRules#patience} has it. A row is leased before the way, so that two nodes do not take it both.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int LOAD = 50;

    private static final RequestConfig BRISK = RequestConfig.custom()
            .setConnectTimeout(5_000)
            .setConnectionRequestTimeout(5_000)
            .setSocketTimeout(10_000)
            .setRedirectsEnabled(false)
            .build();

    private final KeycloakSessionFactory server;
    private final ExecutorService road = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("pontis-courier").factory());
    private final AtomicBoolean called = new AtomicBoolean();

    Courier(KeycloakSessionFactory server) {
        this.server = server;
    }

    /** One letter, ready to go. */
    private record Letter(
            String id, String realm, String client, String receiver, String token, int tried, Instant since) {}

    void wake() {
        if (called.compareAndSet(false, true)) {
            road.execute(this::round);
        }
    }

    private void round() {
        called.set(false);
        try {
            List<Letter> letters = KeycloakModelUtils.runJobInTransactionWithResult(server, Courier::load);
            for (Letter letter : letters) {
                boolean taken = KeycloakModelUtils.runJobInTransactionWithResult(server, own -> deliver(letter, own));
                KeycloakModelUtils.runJobInTransaction(server, own -> settle(letter, taken, own));
            }
            if (letters.size() == LOAD) {
                wake();
            }
        } catch (RuntimeException later) {
            LOG.warn("Portals could not be told of security events now; they will be.", later);
        }
    }

    private static List<Letter> load(KeycloakSession session) {
        long now = Now.get().toEpochMilli();
        List<?> rows = SignalRows.of(session)
                .query("select ID, REALM_ID, CLIENT_ID, ISSUER, SUBJECT, TYPE, CREDENTIAL, HAPPENED, TRIED, NEXT_AT"
                        + " from {h-schema}PONTIS_SIGNAL where NEXT_AT <= :now order by NEXT_AT")
                .setParameter("now", now)
                .setMaxResults(LOAD)
                .getResultList();
        List<Letter> letters = new ArrayList<>();
        for (Object row : rows) {
            Object[] column = (Object[]) row;
            if (leased(session, (String) column[0], ((Number) column[9]).longValue(), now)) {
                letter(session, column).ifPresentOrElse(letters::add, () -> drop(session, (String) column[0]));
            }
        }
        return letters;
    }

    private static boolean leased(KeycloakSession session, String id, long due, long now) {
        return SignalRows.of(session)
                        .query("update {h-schema}PONTIS_SIGNAL set NEXT_AT = :lease, TRIED = TRIED + 1"
                                + " where ID = :id and NEXT_AT = :due")
                        .setParameter("lease", now + LEASE.toMillis())
                        .setParameter("id", id)
                        .setParameter("due", due)
                        .executeUpdate()
                == 1;
    }

    /** Signed anew each time: the key may be another one since. Nothing, if the portal is not registered for it any more. */
    private static Optional<Letter> letter(KeycloakSession session, Object[] column) {
        RealmModel realm = session.realms().getRealm((String) column[1]);
        ClientModel portal = realm == null ? null : realm.getClientById((String) column[2]);
        if (portal == null || !Signals.registered(portal)) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        Instant at = Instant.ofEpochMilli(((Number) column[7]).longValue());
        SecurityEvent event = new SecurityEvent(
                (String) column[0],
                (String) column[3],
                portal.getClientId(),
                (String) column[4],
                SecurityEvent.Type.valueOf((String) column[5]),
                Optional.ofNullable((String) column[6])
                        .filter(name -> !name.isEmpty())
                        .map(Kind::valueOf),
                at);
        return Optional.of(new Letter(
                event.id(),
                realm.getId(),
                portal.getClientId(),
                portal.getAttribute(Signals.RECEIVER),
                SignedEvent.of(event, portal, session),
                ((Number) column[8]).intValue() + 1,
                at));
    }

    /** Only over TLS, or to this machine: whoever could read it would learn when somebody was robbed. */
    private static boolean deliver(Letter letter, KeycloakSession session) {
        if (WebAddress.read(letter.receiver()).filter(WebAddress::isPrivate).isEmpty()) {
            LOG.warnf("The portal %s takes security events at no address that is private on the way.", letter.client());
            return false;
        }
        try {
            int status = SimpleHttp.create(session)
                    .withRequestConfig(BRISK)
                    .doPost(letter.receiver())
                    .header("Accept", "application/json")
                    .entity(new StringEntity(
                            letter.token(), ContentType.create("application/" + SecurityEvent.TOKEN_TYPE)))
                    .asStatus();
            return status / 100 == 2;
        } catch (IOException | RuntimeException away) {
            LOG.debugf(
                    "The portal %s did not take a security event: %s",
                    letter.client(), away.getClass().getSimpleName());
            return false;
        }
    }

    private static void settle(Letter letter, boolean taken, KeycloakSession session) {
        if (taken) {
            drop(session, letter.id());
            count("taken");
            return;
        }
        Instant now = Now.get();
        Optional<Duration> pause =
                rules(letter, session).patience().after(letter.tried(), Duration.between(letter.since(), now));
        if (pause.isEmpty()) {
            LOG.warnf(
                    "The portal %s has not taken a security event for so long that it is not told any more.",
                    letter.client());
            drop(session, letter.id());
            count("given_up");
            return;
        }
        count("refused");
        SignalRows.of(session)
                .query("update {h-schema}PONTIS_SIGNAL set NEXT_AT = :next where ID = :id")
                .setParameter("next", now.plus(pause.get()).toEpochMilli())
                .setParameter("id", letter.id())
                .executeUpdate();
    }

    private static CabinetRules rules(Letter letter, KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(letter.realm());
        return CabinetRules.read(
                realm == null
                        ? Installation.of(session).settings()
                        : RealmSettings.of(realm).or(Installation.of(session).settings()));
    }

    private static void drop(KeycloakSession session, String id) {
        SignalRows.of(session)
                .query("delete from {h-schema}PONTIS_SIGNAL where ID = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** {@code pontis_cabinet_security_events_total{outcome}}. */
    private static void count(String outcome) {
        Metrics.counter("pontis.cabinet.security.events", "outcome", outcome).increment();
    }

    @Override
    public void close() {
        road.shutdownNow();
    }
}
