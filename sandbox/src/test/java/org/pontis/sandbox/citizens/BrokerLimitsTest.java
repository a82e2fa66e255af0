package org.pontis.sandbox.citizens;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Against a broker that only counts. */
class BrokerLimitsTest {

    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile String good = "token 1";
    private HttpServer broker;
    private BrokerLimits limits;

    @BeforeEach
    void open() throws IOException {
        broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broker.createContext("/realms/es/protocol/openid-connect/token", exchange -> {
            String token = "token " + tokens.incrementAndGet();
            good = token;
            answer(exchange, 200, "{\"access_token\":\"" + token + "\"}");
        });
        broker.createContext("/realms/es/pontis/limits", exchange -> {
            boolean known =
                    exchange.getRequestHeaders().getFirst("Authorization").equals("Bearer " + good);
            if (known) {
                forgotten.incrementAndGet();
            }
            answer(exchange, known ? 204 : 401, "");
        });
        broker.start();
        limits = new BrokerLimits(
                List.of("http://localhost:" + broker.getAddress().getPort() + "/realms/es"), "secret");
    }

    @AfterEach
    void close() {
        broker.stop(0);
    }

    @Test
    void aTokenIsKeptForTheNextTime() throws Exception {
        limits.forget();
        assertThat(limits.forget()).isInstanceOf(BrokerLimits.Outcome.Forgotten.class);
        assertThat(forgotten).hasValue(2);
        assertThat(tokens).hasValue(1);
    }

    @Test
    void anOldTokenIsReplaced() throws Exception {
        limits.forget();
        good = "expired";
        assertThat(limits.forget()).isInstanceOf(BrokerLimits.Outcome.Forgotten.class);
        assertThat(forgotten).hasValue(2);
        assertThat(tokens).hasValue(2);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
