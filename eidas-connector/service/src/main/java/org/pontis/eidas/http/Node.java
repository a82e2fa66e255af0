package org.pontis.eidas.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.flow.Courier;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.ExchangeFile;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.flow.Pulse;
import org.pontis.eidas.flow.Sparing;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.Peer;
import org.pontis.eidas.metadata.Peers;
import org.pontis.eidas.oidc.client.Wire;
import org.pontis.eidas.store.Store;

/** All that the service is made of, without the web server. */
final class Node implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("org.pontis.eidas.http");
    private static final Duration KEY_CHECK = Duration.ofMinutes(1);

    final Configuration configuration;
    final InstantSource clock;
    final Measures measures;
    final Store store;
    final Peers peers;
    final Nodes nodes;
    final Optional<ConnectorRole> connector;
    final Optional<ProxyRole> proxy;

    private final ExchangeFile exchanges;
    private final Optional<Courier> courier;
    private final Wire wire;
    private final Thread watch;
    private volatile ProxyRole teller;

    /** @throws InvalidSetting with a sentence, if it cannot be as it is set up */
    Node(Configuration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
        this.measures = new Measures();
        Optional<SSLContext> tls = configuration.trustedTls().map(TrustedTls::client);
        this.peers = peers(tls);
        this.nodes = Nodes.of(peers, Pulse.overTheNetwork());
        this.exchanges = exchanges();
        this.courier = courier();
        this.wire = new Wire(configuration.time().metadata().fetchTime(), tls);
        this.store = configuration
                .cluster()
                .map(settings -> Store.clustered(settings.asCluster(), configuration.room()))
                .orElseGet(() -> Store.local(configuration.room()));
        try {
            Shared shared = shared();
            this.connector = configuration.connector().map(settings -> new ConnectorRole(settings, shared));
            this.proxy = configuration.proxy().map(settings -> new ProxyRole(settings, shared));
            this.teller = proxy.orElse(null);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
        peers.start();
        this.watch = Thread.ofVirtual().name("keys").start(this::keepReadingKeys);
    }

    private Shared shared() {
        return new Shared(
                configuration,
                store,
                nodes,
                measures.counting(
                        new Sparing(courier.<Exchange.Log>map(c -> c).orElse(exchanges)), configuration.peer()),
                wire,
                clock);
    }

    /** What both roles need. */
    record Shared(
            Configuration configuration, Store store, Nodes nodes, Exchange.Log log, Wire wire, InstantSource clock) {}

    /** One or two. */
    List<OwnMetadata> metadata() {
        return Stream.concat(connector.map(ConnectorRole::metadata).stream(), proxy.map(ProxyRole::metadata).stream())
                .toList();
    }

    List<KeyRing> keys() {
        return Stream.concat(connector.map(ConnectorRole::keys).stream(), proxy.map(ProxyRole::keys).stream())
                .toList();
    }

    private Peers peers(Optional<SSLContext> tls) {
        List<Peer> nodes = new ArrayList<>();
        configuration.peer().forEach((country, settings) -> nodes.addAll(settings.nodes(country)));
        return Peers.of(
                nodes,
                new Peers.Setup(configuration.time().metadata(), configuration.stateFolder(), tls, clock, Node::tell));
    }

    /** A country that comes or goes. */
    private static void tell(Health peer) {
        LOG.log(
                peer.state() == Health.State.UP ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "The " + peer.role().title() + " of " + peer.country() + " is " + peer.state()
                        + peer.trouble()
                                .map(why -> ": " + why.rule() + ", " + why.found())
                                .orElse("."));
    }

    private ExchangeFile exchanges() {
        try {
            return ExchangeFile.open(configuration.exchangeLog());
        } catch (IOException e) {
            throw new InvalidSetting("The setting exchange-log names " + configuration.exchangeLog()
                    + ", which cannot be written: is its folder there?");
        }
    }

    /** It begins before the roles are there, and asks the one that knows the broker when there is something to tell. */
    private Optional<Courier> courier() {
        if (configuration.proxy().filter(proxy -> proxy.broker().ledger()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Courier(exchanges, configuration.exchangeLog(), this::enter));
        } catch (IOException | NumberFormatException e) {
            throw new InvalidSetting("Beside the exchange-log " + configuration.exchangeLog()
                    + " stands no good mark of what the ledger was told; delete it to begin anew.");
        }
    }

    private Courier.Ledger.Answer enter(List<String> lines) throws IOException {
        ProxyRole role = teller;
        if (role == null) {
            throw new IOException("the service is starting");
        }
        return role.broker().enter(lines) ? Courier.Ledger.Answer.ENTERED : Courier.Ledger.Answer.UNREADABLE;
    }

    private void keepReadingKeys() {
        try {
            while (true) {
                Thread.sleep(KEY_CHECK);
                keys().forEach(KeyRing::renew);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
        closeAll();
    }

    private void closeAll() {
        courier.ifPresent(Courier::close);
        peers.close();
        wire.close();
        store.close();
        try {
            exchanges.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The log of messages could not be closed.");
        }
    }
}
