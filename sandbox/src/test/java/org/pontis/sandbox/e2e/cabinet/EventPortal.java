package org.pontis.sandbox.e2e.cabinet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** A portal through which citizens only pass, and which takes Security Event Tokens in the manner that a test wants. */
final class EventPortal implements AutoCloseable {

    /** What it does with a token. */
    enum Manner {
        TAKES,
        REFUSES,
        /** Its answer has a head without end, a line a second: no socket ever finds that too long. */
        DRIBBLES
    }

    private static final String HOME = "http://localhost:1/told";
    private static final int DROP_MILLIS = 1_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final Admin admin;
    private final String broker;
    private final String id = "urn:told:" + UUID.randomUUID();
    private final ServerSocket receiver;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private volatile Manner manner;

    EventPortal(Admin admin, String broker, String name, Manner manner) {
        this.admin = admin;
        this.broker = broker;
        this.manner = manner;
        try {
            receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
        admin.post(
                "es/clients",
                Map.of(
                        "clientId",
                        id,
                        "name",
                        name,
                        "secret",
                        "known-to-this-test",
                        "redirectUris",
                        List.of(HOME),
                        "frontchannelLogout",
                        false,
                        "attributes",
                        Map.of("pontis.security-events", "http://localhost:" + receiver.getLocalPort() + "/events"),
                        "defaultClientScopes",
                        List.of("basic", "assurance")));
    }

    String id() {
        return id;
    }

    void becomes(Manner changed) {
        manner = changed;
    }

    /** All that came, also what was not taken. */
    List<String> tokens() {
        return tokens;
    }

    /** Their ids, each once. */
    List<String> ids() {
        return tokens.stream()
                .map(token -> part(token, 1).path("jti").asText())
                .distinct()
                .toList();
    }

    /** The most that came at the same time. */
    int atOnce() {
        return atOnce.get();
    }

    /** How often the broker did not wait for the end. */
    int cut() {
        return cut.get();
    }

    /** Lets a citizen who is logged in come by. */
    void enter(Browser browser) {
        browser.stopsBefore(HOME);
        Page back = browser.open(broker + "/realms/es/protocol/openid-connect/auth?"
                + Browser.encode(Page.pairs(
                        "client_id",
                        id,
                        "redirect_uri",
                        HOME,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "state",
                        "x")));
        assertThat(back.leadsTo(HOME)).as("nobody came through, but " + back).isTrue();
    }

    /** One of the parts of a token. */
    static JsonNode part(String token, int index) {
        try {
            return Response.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!receiver.isClosed()) {
            try {
                Socket caller = receiver.accept();
                Thread.ofVirtual().start(() -> told(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void told(Socket caller) {
        atOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        try (caller) {
            tokens.add(body(caller.getInputStream()));
            OutputStream out = caller.getOutputStream();
            switch (manner) {
                case TAKES -> write(out, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case REFUSES -> write(out, "HTTP/1.1 503 Not now\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                case DRIBBLES -> dribble(out);
            }
        } catch (IOException | InterruptedException hungUp) {
            cut.incrementAndGet();
        } finally {
            now.decrementAndGet();
        }
    }

    private void dribble(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 202 Accepted\r\n");
        while (manner == Manner.DRIBBLES) {
            write(out, "X-Drop: 1\r\n");
            Thread.sleep(DROP_MILLIS);
        }
    }

    /** Of a request that says how long it is. */
    private static String body(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = LENGTH.matcher(head);
        return length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.US_ASCII)
                : "";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        manner = Manner.TAKES;
        try {
            receiver.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin.delete("es/clients/"
                + admin.get("es/clients?clientId=" + id).get(0).path("id").asText());
    }
}
