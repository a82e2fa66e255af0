package org.pontis.idp.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;

/** Listens on loopback alone, and can be told the same port twice. */
final class LoopbackPort implements ServerConnectionFactory {

    private static final int LOWEST_FREE = 15_000;
    private static final int HIGHEST_FREE = 32_000;

    /** A port that is free now, below the range that systems take the ports of outgoing connections from. */
    static int free() {
        while (true) {
            try (ServerSocket socket = open(ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE))) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // then another one
            }
        }
    }

    static ServerSocket open(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    @Override
    public ServerConnection listen(int port) throws IOException {
        return new ServerSocketConnection(open(port));
    }

    @Override
    public ServerConnection listen(int port, int timeout) throws IOException {
        return listen(port);
    }

    @Override
    public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
        return listen(port);
    }
}
