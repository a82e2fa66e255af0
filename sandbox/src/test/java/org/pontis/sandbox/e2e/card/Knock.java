package org.pontis.sandbox.e2e.card;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** One request over a bare connection: from any address of this machine, for any host, with any header as often as one likes. */
record Knock(String from, String authority, List<String> headers) {

    /** Where the answer leads. */
    Optional<URI> at(int port, URI address) {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            StringBuilder request = new StringBuilder("GET ")
                    .append(address.getRawPath())
                    .append('?')
                    .append(address.getRawQuery())
                    .append(" HTTP/1.1\r\nHost: ")
                    .append(authority)
                    .append("\r\nConnection: close\r\n");
            headers.forEach(header -> request.append(header).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.regionMatches(true, 0, "Location:", 0, 9))
                    .map(line -> URI.create(line.substring(9).strip()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
