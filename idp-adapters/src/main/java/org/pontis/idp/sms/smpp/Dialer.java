package org.pontis.idp.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;

/**
 * Opens the connection, with an end to waiting that jsmpp's own factory lacks, and tells when it is closed. The session's
 * own state does not always: one that loses its connection while it is binding calls itself bound for ever.
 *
 * @param patience how long the centre's machine may take to answer
 * @param tls whose certificates the centre may show; empty: no TLS
 * @param onClosed runs when either side has closed the connection, perhaps more than once
 */
record Dialer(Duration patience, Optional<SSLContext> tls, Runnable onClosed) implements ConnectionFactory {

    @Override
    public Connection createConnection(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int) patience.toMillis());
            return new SocketConnection(tls.isPresent() ? secured(socket, host, port, tls.get()) : socket) {
                @Override
                public void close() {
                    super.close();
                    onClosed.run();
                }
            };
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private Socket secured(Socket plain, String host, int port, SSLContext trusted) throws IOException {
        SSLSocket socket = (SSLSocket) trusted.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout((int) patience.toMillis());
        socket.startHandshake();
        return socket;
    }
}
