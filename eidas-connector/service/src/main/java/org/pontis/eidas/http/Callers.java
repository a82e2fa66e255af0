package org.pontis.eidas.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;

/**
 * From which network address a browser comes, as far as that is certain. Of what something in front of us writes into a header the
 * last one counts, because all before it anybody may have written; a connection from within our own network is from there, and
 * says nothing.
 *
 * @param header its name, if there is one
 */
record Callers(Optional<String> header) {

    private static final int NETWORK = 8;
    private static final String FORM = "[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,40}";

    Optional<String> of(ServerRequest request) {
        return header.isPresent()
                ? said(request.headers(), header.get())
                : connected(request.remotePeer().address());
    }

    private static Optional<String> said(ServerRequestHeaders headers, String name) {
        return Web.header(headers)
                .apply(name)
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .flatMap(Callers::read);
    }

    /** Never a name, which would be looked up. */
    static Optional<String> read(String text) {
        if (!text.matches(FORM)) {
            return Optional.empty();
        }
        try {
            return Optional.of(network(InetAddress.getByName(text)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> connected(SocketAddress peer) {
        return peer instanceof InetSocketAddress address
                        && address.getAddress() != null
                        && !isInside(address.getAddress())
                ? Optional.of(network(address.getAddress()))
                : Optional.empty();
    }

    private static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    /** Who has one address of the sixth version has 2^64 of them. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK)
                : address.getHostAddress();
    }
}
