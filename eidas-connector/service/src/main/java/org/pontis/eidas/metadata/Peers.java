package org.pontis.eidas.metadata;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;

/**
 * All nodes of other countries that we work with. What it gives out was verified, is of the country it was set up for and has
 * not expired; everybody else does not exist. Each peer is renewed by a virtual thread of its own, so that a slow one delays
 * nobody.
 */
public final class Peers implements AutoCloseable {

    /** Sleeping longer than this would miss a clock that was put forward. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Peers.class.getName());

    private final List<Watch> watches;
    private final Download download;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    private Peers(List<Watch> watches, Download download, InstantSource clock) {
        this.watches = List.copyOf(watches);
        this.download = download;
        this.clock = clock;
    }

    /**
     * Sets them up; nothing is fetched yet.
     *
     * @throws InvalidSetting if one of them cannot be what it is, naming the country and the sentence of the standard
     */
    public static Peers of(List<Peer> peers, Setup setup) {
        peers.forEach(peer -> peer.check(setup.limits()));
        Set<String> seen = new HashSet<>();
        for (Peer peer : peers) {
            if (!seen.add(peer.role() + " " + peer.entityId())) {
                throw new InvalidSetting(peer + ": the entity " + peer.entityId() + " is set up twice.");
            }
        }
        Download download = new Download(setup.limits(), setup.tls());
        Supply supply = new Supply(download, new Shelf(setup.folder()), setup.limits());
        return new Peers(
                peers.stream()
                        .map(peer -> new Watch(peer, supply, setup.limits(), setup.clock(), setup.changes()))
                        .toList(),
                download,
                setup.clock());
    }

    /** The Proxy-Service of a country, if there is one whose metadata may be used now. */
    public Optional<NodeMetadata> proxyService(NodeCountry country) {
        return nodes(Role.PROXY_SERVICE)
                .filter(node -> node.country().equals(country))
                .findFirst();
    }

    /** The node that calls itself so, exactly, in this role. */
    public Optional<NodeMetadata> find(Role role, String entityId) {
        return watch(role, entityId).flatMap(Watch::node);
    }

    /**
     * The same after a message of it was signed with an unknown key: fetches its metadata once more, unless that was done a
     * short while ago.
     */
    public Optional<NodeMetadata> again(Role role, String entityId) {
        return watch(role, entityId).flatMap(Watch::again);
    }

    /** Every node that may be used now. */
    public Stream<NodeMetadata> nodes(Role role) {
        return watches.stream().filter(watch -> watch.peer().role() == role).flatMap(watch -> watch.node().stream());
    }

    public List<Health> health() {
        return watches.stream().map(Watch::health).toList();
    }

    /** Everything of other countries that ends some day, the next first. */
    public List<Expiry> expiries() {
        return watches.stream().flatMap(PeerExpiries::of).sorted().toList();
    }

    /** Takes over what was kept before a restart, and renews from now on in the background. */
    public void start() {
        for (Watch watch : watches) {
            threads.add(Thread.ofVirtual().name("metadata " + watch.peer()).start(() -> keepRenewing(watch)));
        }
    }

    /** Renews all of them now, one after the other. */
    public void renew() {
        watches.forEach(Watch::renew);
    }

    private void keepRenewing(Watch watch) {
        try {
            watch.recall();
            while (!Thread.currentThread().isInterrupted()) {
                Instant now = clock.instant();
                if (watch.next().isAfter(now)) {
                    Duration wait = Duration.between(now, watch.next());
                    Thread.sleep(wait.compareTo(LONGEST_SLEEP) < 0 ? wait : LONGEST_SLEEP);
                } else {
                    renew(watch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renew(Watch watch) {
        try {
            watch.renew();
        } catch (RuntimeException e) {
            // whoever listens to changes must not end the watch
            LOG.log(System.Logger.Level.WARNING, "A change of " + watch.peer() + " could not be told.", e);
        }
    }

    private Optional<Watch> watch(Role role, String entityId) {
        return watches.stream()
                .filter(watch ->
                        watch.peer().role() == role && watch.peer().entityId().equals(entityId))
                .findFirst();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        download.close();
    }

    /**
     * What all peers share.
     *
     * @param folder where good documents survive a restart
     * @param tls for addresses whose certificate is of no public authority
     * @param changes told whenever a peer's state or its trouble is another one
     */
    public record Setup(
            Limits limits,
            Optional<Path> folder,
            Optional<SSLContext> tls,
            InstantSource clock,
            Consumer<Health> changes) {

        public static Setup of(Limits limits) {
            return new Setup(limits, Optional.empty(), Optional.empty(), InstantSource.system(), health -> {});
        }
    }
}
