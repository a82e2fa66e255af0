package org.pontis.eidas.metadata;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;

/**
 * One peer over time: the last good copy, and what went wrong since. A failure never takes the copy away, its end does, and a
 * revoked signer.
 */
final class Watch {

    private final Peer peer;
    private final Supply supply;
    private final Limits limits;
    private final InstantSource clock;
    private final Consumer<Health> changes;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Situation situation = new Situation(Optional.empty(), Optional.empty(), 0, Instant.MIN);
    private volatile Instant askedAgain = Instant.MIN;

    Watch(Peer peer, Supply supply, Limits limits, InstantSource clock, Consumer<Health> changes) {
        this.peer = peer;
        this.supply = supply;
        this.limits = limits;
        this.clock = clock;
        this.changes = changes;
    }

    Peer peer() {
        return peer;
    }

    Optional<Copy> copy() {
        Instant now = clock.instant();
        return situation.copy().filter(copy -> copy.isUsable(now));
    }

    Optional<NodeMetadata> node() {
        return copy().map(Copy::node);
    }

    /** Takes what was kept before a restart, if it is still good today. */
    void recall() {
        renewing.lock();
        try {
            Instant now = clock.instant();
            situation = situation.with(supply.kept(peer, now));
        } finally {
            renewing.unlock();
        }
    }

    /** Fetches, checks and takes over, or keeps what there is and remembers why. */
    void renew() {
        renewing.lock();
        try {
            Health before = health();
            attempt(clock.instant());
            Health after = health();
            if (before.state() != after.state()
                    || !before.trouble()
                            .map(Trouble::rule)
                            .equals(after.trouble().map(Trouble::rule))) {
                changes.accept(after);
            }
        } finally {
            renewing.unlock();
        }
    }

    /**
     * After a message signed with a key that is in no copy: the peer may have changed it (eIDAS Interoperability Architecture
     * 1.4, section 6.4). Anybody can send such messages, hence at most one fetch in a while, and no queue behind it.
     */
    Optional<NodeMetadata> again() {
        Instant now = clock.instant();
        if (renewing.tryLock()) {
            try {
                if (!now.isBefore(askedAgain.plus(limits.unknownKey()))) {
                    askedAgain = now;
                    renew();
                }
            } finally {
                renewing.unlock();
            }
        }
        return node();
    }

    /** When the background comes back to this peer. */
    Instant next() {
        return situation.next();
    }

    Health health() {
        Situation current = situation;
        Instant now = clock.instant();
        Optional<Copy> usable = current.copy().filter(copy -> copy.isUsable(now));
        Health.State state = usable.isEmpty()
                ? Health.State.DOWN
                : current.trouble().isPresent() ? Health.State.STALE : Health.State.UP;
        return new Health(
                peer.country(),
                peer.role(),
                peer.entityId(),
                state,
                usable.map(Copy::usableUntil),
                current.trouble(),
                usable.map(Copy::remarks).orElse(List.of()));
    }

    private void attempt(Instant now) {
        try {
            Copy fresh = supply.fresh(peer, situation.copy(), now);
            situation = new Situation(Optional.of(fresh), Optional.empty(), 0, fresh.renewAt());
        } catch (BrokenRule e) {
            fail(e, now);
        } catch (RuntimeException e) {
            // an oversight of ours must not end the watch
            fail(new BrokenRule(MetadataRule.REACHABLE, "an error of ours: " + e + ".", e), now);
        }
    }

    private void fail(BrokenRule why, Instant now) {
        dropIfRevoked(now);
        int failures = situation.failures() + 1;
        situation =
                new Situation(situation.copy(), Optional.of(Trouble.of(why, now)), failures, now.plus(pause(failures)));
    }

    /** Only a revocation that is certain; that it cannot be found out at the moment does not take a good copy away. */
    private void dropIfRevoked(Instant now) {
        Optional<Copy> held = situation.copy();
        if (held.isEmpty()) {
            return;
        }
        try {
            supply.checkRevocation(held.get(), now);
        } catch (BrokenRule e) {
            if (e.rule() == MetadataRule.REVOKED) {
                situation = situation.with(Optional.empty());
            }
        }
    }

    private Duration pause(int failures) {
        Duration pause = limits.retry().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(limits.refresh()) < 0 ? pause : limits.refresh();
    }

    /** Everything about a peer that changes, changing at once. */
    private record Situation(Optional<Copy> copy, Optional<Trouble> trouble, int failures, Instant next) {

        Situation with(Optional<Copy> other) {
            return new Situation(other, trouble, failures, next);
        }
    }
}
