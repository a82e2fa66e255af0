package org.pontis.idp.keycloak.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Over real sockets: what comes in whole is handed on as it was, what does not is answered by nobody behind. */
class IntakeTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGE = 40_000;

    private final Vertx vertx = Vertx.vertx();
    private final Room room = new Room(2 * LARGE + 1);
    private int port;

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Test
    void whatComesInPiecesIsHandedOnWhole() throws Exception {
        start(Duration.ofMinutes(1));
        try (Socket stranger =
                connect("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 7\r\n\r\na=")) {
            write(stranger, "b");
            write(stranger, "%20c");
            assertThat(answer(stranger)).startsWith("HTTP/1.1 200").contains("7 a=b%20c ");
        }
    }

    @Test
    void whoNeverEndsIsAnsweredWhenPatienceDoes() throws Exception {
        start(Duration.ofMillis(200));
        try (Socket stranger = connect("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\na=")) {
            assertThat(answer(stranger)).startsWith("HTTP/1.1 408").contains("connection: close");
        }
    }

    @Test
    void aFormOfAThousandFieldsIsTakenAndOfOneMoreIsNot() throws Exception {
        start(Duration.ofMinutes(1));
        assertThat(posted(FORM, "a&".repeat(999) + "a")).startsWith("HTTP/1.1 200");
        assertThat(posted(FORM + ";charset=UTF-8", "a&".repeat(1_000) + "a")).startsWith("HTTP/1.1 400");
        assertThat(posted("application/json", "a&".repeat(1_000) + "a")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyWhoseLengthNobodySaidEndsAtTheLimit() throws Exception {
        start(new Room(1 << 21), Duration.ofMinutes(1));
        try (Socket stranger = connect("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")) {
            write(stranger, "40000\r\n" + "a".repeat(0x40000) + "\r\n");
            write(stranger, "C0001\r\n" + "a".repeat(0xC0001));
            assertThat(answer(stranger)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void overHttp2AFormIsTakenWholeWhileItsEndIsStillOut() throws Exception {
        start(Duration.ofMinutes(1));
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"));
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer =
                        client.send(request.POST(BodyPublishers.ofString("a=b")).build(), BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.body()).isEqualTo("3 a=b ended false");
            }
            assertThat(client.send(request.POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding())
                            .statusCode())
                    .as("nothing, of no length")
                    .isEqualTo(200);
            assertThat(client.send(
                                    request.copy()
                                            .header("Content-Type", FORM)
                                            .POST(BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(new byte[9])))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(411);
            assertThat(client.send(request.DELETE().build(), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void largeBodiesShareTheRoomAndSmallOnesNeedNone() throws Exception {
        start(Duration.ofMinutes(1));
        try (Socket one = connect(begun(LARGE));
                Socket other = connect(begun(LARGE))) {
            while (room.taken() < 2 * LARGE) {
                Thread.onSpinWait();
            }
            assertThat(posted("text/xml", "a".repeat(LARGE))).startsWith("HTTP/1.1 503");
            assertThat(posted("text/xml", "a".repeat(1_000))).startsWith("HTTP/1.1 200");
            write(one, "a");
            assertThat(answer(one)).startsWith("HTTP/1.1 200");
            assertThat(other.isConnected()).isTrue();
        }
        while (room.taken() > 0) {
            Thread.onSpinWait();
        }
        assertThat(posted("text/xml", "a".repeat(LARGE))).startsWith("HTTP/1.1 200");
    }

    /** All but the last octet of a body of so many, and one. */
    private static String begun(int length) {
        return "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + (length + 1) + "\r\n\r\n"
                + "a".repeat(length);
    }

    private void start(Duration patience) throws Exception {
        start(room, patience);
    }

    private void start(Room all, Duration patience) throws Exception {
        Router router = Router.router(vertx);
        new Intake(all, patience).stand(router);
        // as Keycloak's reader does, which finds what was taken
        router.route().order(10).handler(request -> request.response()
                .end(Math.max(0, request.body().length()) + " " + request.body().asString() + " ended "
                        + request.request().isEnded()));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(1, TimeUnit.MINUTES);
        port = server.actualPort();
    }

    private String posted(String type, String body) throws IOException {
        try (Socket stranger = connect("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)) {
            return answer(stranger);
        }
    }

    private Socket connect(String first) throws IOException {
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port);
        write(stranger, first);
        return stranger;
    }

    private static void write(Socket stranger, String text) throws IOException {
        stranger.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket stranger) throws IOException {
        return new String(stranger.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
