package org.pontis.sandbox.e2e.cluster;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.pontis.sandbox.e2e.Browser;

/** One request on a connection of its own, so that it is known which server had it and whether its answer came. */
final class Visit {

    private static final int PATIENCE_MILLIS = 90_000;

    private Visit() {}

    /** @throws Cut if the connection ended before the answer did */
    static Reply get(URI to, Optional<String> cookie) throws Cut {
        return send("GET", to, cookie, Optional.empty());
    }

    /** @throws Cut if the connection ended before the answer did */
    static Reply post(URI to, Optional<String> cookie, Map<String, String> form) throws Cut {
        return send("POST", to, cookie, Optional.of(Browser.encode(form)));
    }

    private static Reply send(String method, URI to, Optional<String> cookie, Optional<String> form) throws Cut {
        StringBuilder head = new StringBuilder()
                .append(method + " " + to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()))
                .append(" HTTP/1.1\r\nHost: " + to.getAuthority() + "\r\nConnection: close\r\n");
        cookie.ifPresent(value -> head.append("Cookie: " + value + "\r\n"));
        form.ifPresent(text -> head.append(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + text.length() + "\r\n"));
        String request = head + "\r\n" + form.orElse("");
        int port = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.getPort())) {
            port = socket.getLocalPort();
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            throw new Cut(port, e);
        }
    }

    private static Reply read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] pair = line.split(":", 2);
            headers.add(Map.entry(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip()));
        }
        Reply head = new Reply(status, headers, "");
        int length = head.header("content-length").map(Integer::parseInt).orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("The body breaks off.");
        }
        if (head.header("transfer-encoding").isPresent()) {
            throw new UncheckedIOException(new IOException("An answer in chunks."));
        }
        return new Reply(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("The head breaks off.");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    /** What came back. */
    record Reply(int status, List<Map.Entry<String, String>> headers, String body) {

        Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** Nothing came back, or not all. */
    static final class Cut extends Exception {

        private static final long serialVersionUID = 1L;

        /** The client's, by which the balancer knows where it was carried to. */
        final int port;

        Cut(int port, IOException cause) {
            super(cause);
            this.port = port;
        }
    }
}
