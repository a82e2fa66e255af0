package org.pontis.idp.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimedRequestTest {

    private final CloseableHttpClient client = HttpClients.createDefault();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        client.close();
    }

    @Test
    void whoAnswersInTimeIsHeardWhateverElseFollows() throws IOException {
        serve(out -> {
            write(out, "HTTP/1.1 202 Accepted\r\nTransfer-Encoding: chunked\r\n\r\n");
            drip(out, "1\r\n.\r\n");
        });
        assertThat(new TimedRequest(client, Duration.ofSeconds(30)).status(post()))
                .isEqualTo(202);
    }

    @Test
    void aHeadThatNeverEndsIsNotWaitedFor() {
        serve(out -> {
            write(out, "HTTP/1.1 202 Accepted\r\n");
            drip(out, "X-Drop: 1\r\n");
        });
        TimedRequest request = new TimedRequest(client, Duration.ofMillis(300));
        assertThatThrownBy(() -> request.status(post())).isInstanceOf(IOException.class);
    }

    @Test
    void whoSaysNothingIsNotWaitedFor() {
        serve(out -> drip(out, ""));
        TimedRequest request = new TimedRequest(client, Duration.ofMillis(300));
        assertThatThrownBy(() -> request.status(post())).isInstanceOf(IOException.class);
    }

    private HttpPost post() {
        return new HttpPost("http://localhost:" + server.getLocalPort() + "/");
    }

    private interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private void serve(Answer answer) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                answer.to(socket.getOutputStream());
            } catch (IOException | InterruptedException over) {
                // the other side has hung up
            }
        });
    }

    private static void drip(OutputStream out, String drop) throws IOException, InterruptedException {
        while (true) {
            write(out, drop);
            Thread.sleep(20);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
