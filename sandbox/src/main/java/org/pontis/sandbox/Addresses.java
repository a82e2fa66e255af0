package org.pontis.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which port each service listens on; all on loopback. The run contract fixes the offsets from a base port, tests take
 * free ports.
 *
 * @param broker Keycloak
 * @param card Keycloak's https, which asks for certificates
 * @param management Keycloak's health and metrics
 * @param sandbox console, phones and faults
 * @param smpp the SMS centre
 * @param portalOidc the OIDC portal
 * @param portalSaml the SAML portal
 * @param portalEe the portal of the other country
 * @param border the eidas-connectors of both
 * @param domains where people reach them instead, if a reverse proxy stands in front
 */
public record Addresses(
        int broker,
        int card,
        int management,
        int sandbox,
        int smpp,
        int portalOidc,
        int portalSaml,
        int portalEe,
        Border border,
        Optional<Domains> domains) {

    private static final int LOWEST_FREE = 15_000;
    private static final int HIGHEST_FREE = 32_000;

    /** The ports of the run contract: base + 80, 443, 900, 90, 775, 91, 92, 93, and those of the border. */
    public static Addresses fromBase(int base) {
        return new Addresses(
                base + 80,
                base + 443,
                base + 900,
                base + 90,
                base + 775,
                base + 91,
                base + 92,
                base + 93,
                Border.fromBase(base),
                Optional.empty());
    }

    /**
     * Ports that were free a moment ago, below the range that systems take the ports of outgoing connections from: a
     * connection that is opened meanwhile cannot take one.
     */
    public static Addresses free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < 12) {
                hold(ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE))
                        .ifPresent(held::add);
            }
            int[] port = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Addresses(
                    port[0],
                    port[1],
                    port[2],
                    port[3],
                    port[4],
                    port[5],
                    port[6],
                    port[7],
                    new Border(port[8], port[9], port[10], port[11]),
                    Optional.empty());
        } finally {
            held.forEach(Addresses::close);
        }
    }

    private static Optional<ServerSocket> hold(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            return Optional.empty();
        }
    }

    /** The same servers behind a reverse proxy. */
    public Addresses behind(Domains proxy) {
        return new Addresses(
                broker, card, management, sandbox, smpp, portalOidc, portalSaml, portalEe, border, Optional.of(proxy));
    }

    /** {@code http://localhost:<port>}. */
    public static String url(int port) {
        return "http://localhost:" + port;
    }

    public String brokerUrl() {
        return domains.map(Domains::broker).orElseGet(() -> url(broker));
    }

    /** Where cards are shown. */
    public String cardUrl() {
        return "https://localhost:" + card;
    }

    public String sandboxUrl() {
        return url(sandbox);
    }

    public String portalOidcUrl() {
        return domains.map(Domains::portalOidc).orElseGet(() -> url(portalOidc));
    }

    public String portalSamlUrl() {
        return domains.map(Domains::portalSaml).orElseGet(() -> url(portalSaml));
    }

    public String portalEeUrl() {
        return url(portalEe);
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
