package org.pontis.sandbox.e2e.attack.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Strangers who take their time, with headers, with forms and with reading: many more of them than the server has threads, and no
 * proxy in front of it.
 */
class SlowIT extends LoadAttack {

    private enum Manner {
        HEADERS(250, "GET /realms/es HTTP/1.1\r\nHost: localhost\r\nX-A: ", "a"),
        FORM(
                500,
                "POST /realms/es/protocol/openid-connect/auth HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nclient_id=",
                "a"),
        CHUNKS(
                250,
                "POST /realms/es/protocol/saml HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n",
                "1\r\na\r\n"),
        /** Asks for a long document again and again, and reads nothing of it. */
        READING(
                250,
                "GET /realms/es/.well-known/openid-configuration HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20),
                "GET /realms/es/.well-known/openid-configuration HTTP/1.1\r\nHost: localhost\r\n\r\n");

        private final int strangers;
        private final byte[] first;
        private final byte[] then;

        Manner(int strangers, String first, String then) {
            this.strangers = strangers;
            this.first = first.getBytes(StandardCharsets.US_ASCII);
            this.then = then.getBytes(StandardCharsets.US_ASCII);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("O1 slow strangers keep nobody out")
    void slowStrangersKeepNobodyOut(Manner manner) throws IOException {
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < manner.strangers; i++) {
                strangers.add(begins(manner));
            }
            aCitizenLogsIn();
            assertThat(strangers.stream().filter(stranger -> goesOn(stranger, manner)))
                    .as("still there")
                    .isNotEmpty();
            aCitizenLogsIn();
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    private Socket begins(Manner manner) throws IOException {
        Socket stranger = new Socket();
        stranger.setReceiveBufferSize(1024);
        stranger.connect(new InetSocketAddress("127.0.0.1", stack.addresses().broker()));
        stranger.getOutputStream().write(manner.first);
        return stranger;
    }

    private static boolean goesOn(Socket stranger, Manner manner) {
        try {
            stranger.getOutputStream().write(manner.then);
            return true;
        } catch (IOException thrownOut) {
            return false;
        }
    }
}
