package org.pontis.sandbox.e2e.attack.card;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.card.CardReader;

import static org.assertj.core.api.Assertions.assertThat;

/** The TLS of the card's host: what is shown there must be proven there. */
@UnderAttack
class HandshakeIT extends EndToEnd {

    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;
    private static final int PROTOCOL_VERSION = 70;
    private static final int PATIENCE_MILLIS = 60_000;

    private SoftCard anas;

    @BeforeEach
    void giveHerTheCard() {
        anas = sandbox.card(Citizen.ANA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    @DisplayName("K2 whoever has a certificate and not its key gets no answer")
    void aCertificateIsNothingWithoutItsKey(String protocol) throws Exception {
        assertThat(answers(anas.tls(), protocol)).isTrue();
        assertThat(answers(Keyless.with(anas), protocol)).isFalse();
    }

    @Test
    @DisplayName("K2 TLS 1.1 and 1.0 are not spoken")
    void oldVersionsAreNotSpoken() throws Exception {
        assertThat(reply("0303")).as("TLS 1.2").startsWith(HANDSHAKE);
        for (String old : new String[] {"0302", "0301"}) {
            // alert, version, length, fatal, why: RFC 5246, 7.2
            assertThat(reply(old)).as(old).startsWith(ALERT).endsWith(PROTOCOL_VERSION);
        }
    }

    /** One machine for several people, as in a library. */
    @Test
    @DisplayName("K2 a connection, or one that resumes it, shows a card for one login and not for the next")
    void aCardThatHasLeftIsNotShownAgain() {
        CardReader reader = new CardReader(anas);
        Browser hers = Browser.with(reader.tls());
        assertThat(byTls(hers).problem()).isEmpty();
        assertThat(oidc.me(hers).loggedIn()).isTrue();

        Browser hersAgain = hers.leftToAnother();
        assertThat(byTls(hersAgain).problem()).as("her card is still there").isEmpty();
        assertThat(oidc.me(hersAgain).loggedIn()).isTrue();

        reader.takeOut();
        Browser his = hers.leftToAnother();
        assertThat(byTls(his).problem()).contains("CARD_NONE");
        assertThat(oidc.me(his).loggedIn()).isFalse();
    }

    private Page byTls(Browser browser) {
        return oidc.login(browser, "acr", "high").choose("eid-card").press("card", "tls");
    }

    /** Whether a request is answered over such a connection. */
    private boolean answers(SSLContext tls, String protocol) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory()
                .createSocket("localhost", stack.addresses().card())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException refused) {
            return false;
        }
    }

    /** The first octets of what comes back to a ClientHello of this version; RFC 5246, section 7.4.1.2. */
    private int[] reply(String version) throws IOException {
        try (Socket socket = new Socket("localhost", stack.addresses().card())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(hello(version));
            byte[] first = socket.getInputStream().readNBytes(7);
            return IntStream.range(0, first.length).map(i -> first[i] & 0xFF).toArray();
        }
    }

    /** Suites of both versions, so that nothing but the version can be wrong. */
    private static byte[] hello(String version) {
        String suites = "c02bc02fc009c013c00ac014";
        String extensions =
                // supported_groups, ec_point_formats, signature_algorithms
                "000a00080006001700180019" + "000b00020100" + "000d000a0008040304010503" + "0501";
        String body =
                version + "42".repeat(32) + "00" + length(suites) + suites + "0100" + length(extensions) + extensions;
        String handshake = "0100" + length(body) + body;
        return HexFormat.of().parseHex("160301" + length(handshake) + handshake);
    }

    /** In two octets. */
    private static String length(String hex) {
        return "%04x".formatted(hex.length() / 2);
    }
}
