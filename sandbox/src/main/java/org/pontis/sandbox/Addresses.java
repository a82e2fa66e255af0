package org.pontis.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Which port each service listens on; all on loopback. The run contract fixes the offsets from a base port, tests take
 * free ports.
 *
 * @param broker Keycloak
 * @param management Keycloak's health and metrics
 * @param sandbox console, phones and faults
 * @param smpp the SMS centre
 * @param portalOidc the OIDC portal
 * @param portalSaml the SAML portal
 */
public record Addresses(int broker, int management, int sandbox, int smpp, int portalOidc, int portalSaml) {

    /** The ports of the run contract: base + 80, 900, 90, 775, 91, 92. */
    public static Addresses fromBase(int base) {
        return new Addresses(base + 80, base + 900, base + 90, base + 775, base + 91, base + 92);
    }

    /** Six ports that were free a moment ago. */
    public static Addresses free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            int[] port = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Addresses(port[0], port[1], port[2], port[3], port[4], port[5]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Addresses::close);
        }
    }

    /** {@code http://localhost:<port>}. */
    public static String url(int port) {
        return "http://localhost:" + port;
    }

    public String brokerUrl() {
        return url(broker);
    }

    public String sandboxUrl() {
        return url(sandbox);
    }

    public String portalOidcUrl() {
        return url(portalOidc);
    }

    public String portalSamlUrl() {
        return url(portalSaml);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
