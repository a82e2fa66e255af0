package org.pontis.sandbox.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A reverse proxy on loopback: ends TLS for several domains and hands each request to the server of its domain, with the
 * {@code X-Forwarded-} headers that say how it came; what a browser sends under these names does not get through. A program
 * may also come through CONNECT, so that it needs no name service.
 */
public final class TlsFront implements AutoCloseable {

    private static final int LONGEST_HEAD = 1 << 16;
    private static final String HOST = "host:";
    private static final Pattern OURS =
            Pattern.compile("(connection|forwarded|x-forwarded-[a-z]+):", Pattern.CASE_INSENSITIVE);

    private final ServerSocket door;
    private final SSLContext tls;
    private final Map<String, Integer> servers;

    /** @param servers the port behind each domain */
    public TlsFront(int port, SSLContext tls, Map<String, Integer> servers) {
        this.tls = tls;
        this.servers = Map.copyOf(servers);
        try {
            door = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken.", e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    @Override
    public void close() throws IOException {
        door.close();
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
        try (client;
                SSLSocket secure = secured(client)) {
            String head = head(secure.getInputStream());
            String host = host(head);
            Integer server = servers.get(host.replaceAll(":\\d+$", ""));
            if (server == null) {
                secure.getOutputStream().write(bytes("HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n"));
                return;
            }
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            behind.getOutputStream().write(bytes(forwarded(head, host)));
            new Wire(secure, behind, server).carry(Wire.FOR_EVER);
        } catch (IOException gone) {
            // browsers open connections that they never use
        }
    }

    /** Whatever comes first: a TLS handshake, or a CONNECT around it (RFC 9110, 9.3.6). */
    private SSLSocket secured(Socket client) throws IOException {
        int first = client.getInputStream().read();
        InputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
        if (first == 'C') {
            head(client.getInputStream());
            client.getOutputStream().write(bytes("HTTP/1.1 200 OK\r\n\r\n"));
            consumed = InputStream.nullInputStream();
        }
        return (SSLSocket) tls.getSocketFactory().createSocket(client, consumed, true);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("That is no request.");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String host(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, HOST, 0, HOST.length()))
                .map(line -> line.substring(HOST.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** One request a connection, so that each can be told where it came from. */
    private static String forwarded(String head, String host) {
        StringBuilder forwarded = new StringBuilder();
        head.lines()
                .filter(line -> !line.isEmpty())
                .filter(line -> !OURS.matcher(line).lookingAt())
                .forEach(line -> forwarded.append(line).append("\r\n"));
        return forwarded
                .append("X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: ")
                .append(host)
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
