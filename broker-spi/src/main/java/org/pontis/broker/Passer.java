package org.pontis.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A browser at a {@link Place}, as its connection shows it. It prints nothing of it.
 *
 * @param peer address at the other end of the TCP connection, whatever headers say
 * @param authority for which host the request is
 * @param headers all values of each, by the name in lower case
 * @param query all values of each parameter
 * @param handshake of its TLS connection, if a key was used in it
 */
public record Passer(
        String peer,
        String authority,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Optional<Handshake> handshake) {

    public Passer {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    @Override
    public String toString() {
        return "Passer";
    }
}
