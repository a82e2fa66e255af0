package org.pontis.idp.keycloak.cabinet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.keycloak.cabinet.Mailbag.Door;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.portal.Visits;

/**
 * Takes Security Event Tokens to portals (RFC 8935): to each on a thread of its own, letter by letter, and each letter is claimed in the
 * table before anybody goes. A portal that takes one letter is given the next; who does not is visited again, as
 * {@link CabinetRules#patience} has it.
 */
final class Courier implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Courier.class);

    /** Portals that one node visits at the same time. */
    private static final int AT_ONCE = 32;

    /** After so long at one portal it is the turn of others, if more wait than can be visited at once. */
    private static final Duration VISIT = Duration.ofMinutes(1);

    private final KeycloakSessionFactory server;
    private final Mailbag bag;
    private final Visits<Door> visits;
    private final AtomicBoolean called = new AtomicBoolean();
    private volatile boolean closed;

    Courier(KeycloakSessionFactory server) {
        this.server = server;
        this.bag = new Mailbag(server);
        this.visits = new Visits<>("pontis-courier", AT_ONCE, this::visit, this::wake);
    }

    /** Somebody is to be told something. */
    void wake() {
        if (!closed && called.compareAndSet(false, true)) {
            Thread.ofVirtual().name("pontis-courier").start(this::setOut);
        }
    }

    private void setOut() {
        called.set(false);
        try {
            visits.begin(bag.doors(Now.get(), visits.enough()).stream());
        } catch (RuntimeException later) {
            LOG.warn("Portals could not be told of security events now; they will be.", later);
        }
    }

    /** Whether more may wait already; where the table is not to be had, the next round will see. */
    private boolean visit(Door door) {
        Instant over = Now.get().plus(VISIT);
        try {
            boolean goesOn = true;
            while (goesOn && !closed && Now.get().isBefore(over)) {
                goesOn = bag.claim(door, Now.get()).filter(this::settled).isPresent();
            }
            return true;
        } catch (RuntimeException later) {
            LOG.warn("A portal could not be told of security events now; it will be.", later);
            return false;
        }
    }

    /** Whether the portal takes more. */
    private boolean settled(Letter letter) {
        Optional<Delivery> delivery =
                KeycloakModelUtils.runJobInTransactionWithResult(server, session -> Delivery.of(letter, session));
        if (delivery.isPresent() && !delivery.get().arrives()) {
            later(letter, delivery.get());
            return false;
        }
        bag.done(letter);
        delivery.ifPresent(taken -> count("taken", 1));
        return true;
    }

    private void later(Letter letter, Delivery delivery) {
        Instant now = Now.get();
        int givenUp = bag.giveUp(letter.door(), delivery.patience().givenUp(now));
        if (givenUp > 0) {
            LOG.warnf(
                    "The portal %s has not taken %d security event(s) for so long that it is not told of them any more.",
                    delivery.portal(), givenUp);
            count("given_up", givenUp);
        }
        count("refused", 1);
        bag.postpone(letter, now, now.plus(delivery.patience().pause(letter.tried())));
    }

    /** {@code pontis_cabinet_security_events_total{outcome}}. */
    static void count(String outcome, int many) {
        Metrics.counter("pontis.cabinet.security.events", "outcome", outcome).increment(many);
    }

    @Override
    public void close() {
        closed = true;
    }
}
