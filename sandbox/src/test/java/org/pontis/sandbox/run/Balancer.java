package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A TCP balancer on loopback: connections go to the servers in turn, past those that do not answer. It reads nothing of what
 * it carries. With one server behind it, it is a wire that can be cut.
 */
public final class Balancer implements AutoCloseable {

    /** A connection that carries nothing for so long is closed, so that its next request may go to another server. */
    private static final int IDLE_MILLIS = 500;

    private static final int CONNECT_MILLIS = 2_000;
    private static final long DRAINED_WITHIN = TimeUnit.SECONDS.toNanos(5);

    private final ServerSocket door;
    private final int idleMillis;
    private final List<Integer> servers;
    private final Set<Integer> drained = ConcurrentHashMap.newKeySet();
    private final Set<Wire> open = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> served = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    private Balancer(int port, List<Integer> servers, int idleMillis) {
        this.servers = List.copyOf(servers);
        this.idleMillis = idleMillis;
        try {
            door = new ServerSocket(port, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken.", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** In front of web servers. */
    static Balancer between(int port, List<Integer> servers) {
        return new Balancer(port, servers, IDLE_MILLIS);
    }

    /** In front of web servers whose clients close each connection themselves. */
    public static Balancer patient(int port, List<Integer> servers) {
        return new Balancer(port, servers, Wire.FOR_EVER);
    }

    /** In front of one server whose connections stay open for long, such as a database. */
    static Balancer before(int port, int server) {
        return new Balancer(port, List.of(server), Wire.FOR_EVER);
    }

    /** Gives a server no new connections, waits for the old ones to end, and cuts what is left of them. */
    public void drain(int server) throws InterruptedException {
        drained.add(server);
        long until = System.nanoTime() + DRAINED_WITHIN;
        while (to(server).findAny().isPresent() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        to(server).forEach(Wire::cut);
    }

    /** Which server the last connection from this port of a client was carried to. */
    public Optional<Integer> serverOf(int clientPort) {
        return Optional.ofNullable(served.get(clientPort));
    }

    private Stream<Wire> to(int server) {
        return open.stream().filter(wire -> wire.to() == server);
    }

    /** Cuts all connections and takes no new ones. */
    public void cut() {
        drained.addAll(servers);
        open.forEach(Wire::cut);
    }

    /** All servers get connections again. */
    public void mend() {
        drained.clear();
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        Optional<Wire> wire = connect(client);
        if (wire.isEmpty()) {
            Wire.close(client);
            return;
        }
        open.add(wire.get());
        served.put(client.getPort(), wire.get().to());
        if (drained.contains(wire.get().to())) {
            wire.get().cut(); // it came while the wires were cut
        }
        wire.get().carry(idleMillis);
        open.remove(wire.get());
    }

    private Optional<Wire> connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < servers.size(); i++) {
            int port = servers.get(Math.floorMod(first + i, servers.size()));
            if (drained.contains(port)) {
                continue;
            }
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return Optional.of(new Wire(client, server, port));
            } catch (IOException dead) {
                Wire.close(server);
            }
        }
        return Optional.empty();
    }
}
