package org.pontis.sandbox.sms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.sms.Client.Draft;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SmsCentreIT {

    private static final PhoneNumber ANA = new PhoneNumber("+34600000001");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Draft HELLO = Draft.of(0, "hello".getBytes(US_ASCII));

    private final int port = Addresses.free().smpp();
    private final Phones phones = new Phones();
    private final Faults faults = new Faults(SmsFaults.ALL);
    private SmsCentre centre;

    @BeforeEach
    void open() {
        centre = SmsCentre.start(port, "secret12", faults, phones);
    }

    @AfterEach
    void close() {
        centre.close();
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void aClientBindsInEachWay(BindType type) throws Exception {
        try (Client client = new Client(port, type, "pontis", "secret12")) {
            assertThat(centre.boundClients()).isEqualTo(1);
            assertThat(client.gone.getCount()).isOne();
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> new Client(port, BindType.BIND_TRX, "pontis", "secret13"))
                .rootCause()
                .isInstanceOfSatisfying(NegativeResponseException.class, e -> assertThat(e.getCommandStatus())
                        .isEqualTo(0x0E));
        assertThat(centre.boundClients()).isZero();
    }

    @Test
    void anUnknownSystemIdIsRefused() {
        assertThatThrownBy(() -> new Client(port, BindType.BIND_TRX, "other", "secret12"))
                .rootCause()
                .isInstanceOfSatisfying(NegativeResponseException.class, e -> assertThat(e.getCommandStatus())
                        .isEqualTo(0x0F));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "longer-than-8"})
    void aPasswordThatSmppCannotCarryStopsTheStart(String password) {
        assertThatThrownBy(() -> SmsCentre.start(port, password, faults, phones))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 characters");
    }

    @Test
    void thePortIsClosedToOtherMachines() throws Exception {
        try (Socket socket = new Socket()) {
            InetAddress other = InetAddress.getByName("127.0.0.2");
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(other, port), 1000))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void atSignAndEuroArriveInTheDefaultAlphabet() throws Exception {
        // "@host #12 €": the at sign is 0x00, the euro sign 0x1B 0x65
        byte[] octets = HexFormat.of().parseHex("00686F7374202331322" + "01B65");
        try (Client client = bind()) {
            client.submit(Draft.of(0, octets));
        }
        assertThat(texts(1)).containsExactly("@host #12 €");
    }

    @Test
    void asciiSentAsDefaultAlphabetIsVisiblyWrong() throws Exception {
        try (Client client = bind()) {
            client.submit(Draft.of(0, "@host".getBytes(US_ASCII)));
        }
        assertThat(texts(1)).containsExactly("¡host");
    }

    @Test
    void ucs2ArrivesAsWritten() throws Exception {
        try (Client client = bind()) {
            client.submit(Draft.of(8, "Тест 12 @ € ñ".getBytes(UTF_16BE)));
        }
        assertThat(texts(1)).containsExactly("Тест 12 @ € ñ");
    }

    @Test
    void halfACharacterOfUcs2IsRefused() throws Exception {
        assertThat(refusal(Draft.of(8, new byte[3]))).isEqualTo(0x01);
    }

    @Test
    void anUnknownDataCodingIsRefused() throws Exception {
        assertThat(refusal(Draft.of(5, new byte[4]))).isEqualTo(0x45);
    }

    @Test
    void theMessageHasItsSenderAndTheIdTheClientGot() throws Exception {
        try (Client client = bind()) {
            String id = client.submit(HELLO);
            assertThat(phones.await(ANA, 1, PATIENCE).getFirst())
                    .extracting(Message::id, Message::from)
                    .containsExactly(id, "Pontis");
        }
    }

    @Test
    void aRetryIsASecondMessageWithItsOwnId() throws Exception {
        try (Client client = bind()) {
            assertThat(client.submit(HELLO)).isNotEqualTo(client.submit(HELLO));
        }
        assertThat(texts(2)).containsExactly("hello", "hello");
    }

    @Test
    void partsAreJoinedWhateverTheirOrder() throws Exception {
        try (Client client = bind()) {
            client.submit(Draft.of(0, octets("0500032A0302", "b")).withHeader());
            client.submit(Draft.of(0, octets("0500032A0303", "c")).withHeader());
            client.submit(Draft.of(0, octets("0500032B0201", "x")).withHeader());
            client.submit(Draft.of(0, octets("0500032A0301", "a")).withHeader());
        }
        assertThat(texts(1)).containsExactly("abc");
    }

    @Test
    void partsWithAWideReferenceAreJoinedBeforeTheyAreDecoded() throws Exception {
        byte[] smile = "\uD83D\uDE42".getBytes(UTF_16BE);
        try (Client client = bind()) {
            client.submit(Draft.of(8, HexFormat.of().parseHex("060804010002" + "01" + hex(smile, 0, 2)))
                    .withHeader());
            client.submit(Draft.of(8, HexFormat.of().parseHex("060804010002" + "02" + hex(smile, 2, 4)))
                    .withHeader());
        }
        assertThat(texts(1)).containsExactly("\uD83D\uDE42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0500032A0200", "0500032A0203", "FF00032A0201", "05000A2A0201"})
    void aMalformedHeaderIsRefused(String header) throws Exception {
        assertThat(refusal(Draft.of(0, octets(header, "a")).withHeader())).isEqualTo(0x43);
    }

    @Test
    void aLongTextMayComeAsPayload() throws Exception {
        String text = "long ".repeat(100);
        try (Client client = bind()) {
            client.submit(Draft.of(0, text.getBytes(US_ASCII)).asPayload());
        }
        assertThat(texts(1)).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "600", "notanumber"})
    void whatIsNoNumberIsNoDestination(String to) throws Exception {
        assertThat(refusal(HELLO.to(to))).isEqualTo(0x0B);
    }

    @Test
    void aReceiptTellsOfTheDelivery() throws Exception {
        try (Client client = bind()) {
            String id = client.submit(HELLO.withReceipt());
            DeliverSm receipt = client.receipts.poll(10, TimeUnit.SECONDS);
            assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
            assertThat(new String(receipt.getShortMessage(), US_ASCII))
                    .startsWith("id:" + id + " sub:001 dlvrd:001 ")
                    .contains(" stat:DELIVRD err:000")
                    .doesNotContain("hello");
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class)
                            .getValueAsString())
                    .isEqualTo(id);
            assertThat(receipt.getSourceAddr()).isEqualTo("34600000001");
            assertThat(phones.messages(ANA)).hasSize(1);
        }
    }

    @Test
    void theReceiptOfATransmitterGoesToTheReceiver() throws Exception {
        try (Client receiver = new Client(port, BindType.BIND_RX, "pontis", "secret12");
                Client transmitter = new Client(port, BindType.BIND_TX, "pontis", "secret12")) {
            transmitter.submit(HELLO.withReceipt());
            assertThat(receiver.receipts.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void nobodyGetsAReceiptUnasked() throws Exception {
        try (Client client = bind()) {
            client.submit(HELLO);
            client.submit(HELLO.withReceipt());
            client.receipts.poll(10, TimeUnit.SECONDS);
            texts(2);
            assertThat(client.receipts).isEmpty();
        }
    }

    @Test
    void aMessageThatIsLateForItsValidityIsDropped() throws Exception {
        faults.play("sms-delay", Map.of("millis", "1200"));
        try (Client client = bind()) {
            client.submit(HELLO.validFor("000000000001000R").withReceipt());
            DeliverSm receipt = client.receipts.poll(10, TimeUnit.SECONDS);
            assertThat(new String(receipt.getShortMessage(), US_ASCII)).contains(" dlvrd:000 ", " stat:EXPIRED ");
        }
        assertThat(phones.messages(ANA)).isEmpty();
    }

    @Test
    void aMessageWhoseValidityEndedBeforeIsNeverDelivered() throws Exception {
        try (Client client = bind()) {
            client.submit(HELLO.validFor("200101000000000+").withReceipt());
            assertThat(new String(client.receipts.poll(10, TimeUnit.SECONDS).getShortMessage(), US_ASCII))
                    .contains(" stat:EXPIRED ");
        }
        assertThat(phones.messages(ANA)).isEmpty();
    }

    @Test
    void aDelayedMessageArrivesWhenItIsStillGood() throws Exception {
        faults.play("sms-delay", Map.of("millis", "300"));
        try (Client client = bind()) {
            client.submit(HELLO.validFor("000000001000000R"));
            assertThat(phones.messages(ANA)).isEmpty();
        }
        assertThat(texts(1)).containsExactly("hello");
    }

    @Test
    void aValidityThatIsNoTimeIsRefused() throws Exception {
        assertThat(refusal(HELLO.validFor("209999000000000+"))).isEqualTo(0x62);
    }

    @Test
    void throttlingEndsAfterItsCount() throws Exception {
        faults.play("sms-throttle", Map.of("count", "2"));
        assertThat(refusal(HELLO)).isEqualTo(0x58);
        assertThat(refusal(HELLO)).isEqualTo(0x58);
        try (Client client = bind()) {
            client.submit(HELLO);
        }
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    void rejectionMayConcernOnePhone() throws Exception {
        faults.play("sms-reject", Map.of("status", "0x14", "msisdn", "+34600000002"));
        assertThat(refusal(HELLO.to("34600000002"))).isEqualTo(0x14);
        try (Client client = bind()) {
            client.submit(HELLO);
        }
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    void theLinkBreaksInTheMiddleOfASubmission() throws Exception {
        faults.play("sms-drop-link", Map.of("count", "1"));
        try (Client client = bind()) {
            assertThatThrownBy(() -> client.submit(HELLO)).isNotInstanceOf(NegativeResponseException.class);
            assertThat(client.gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
        try (Client client = bind()) {
            client.submit(HELLO);
        }
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    void aSlowAnswerIsSlowAndStillAnAnswer() throws Exception {
        faults.play("sms-slow", Map.of("millis", "400"));
        try (Client client = bind()) {
            long start = System.nanoTime();
            client.submit(HELLO);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void aLostMessageIsAcceptedAndNeverSeen() throws Exception {
        faults.play("sms-lost", Map.of());
        try (Client client = bind()) {
            assertThat(client.submit(HELLO.withReceipt())).isNotBlank();
            faults.stopAll();
            client.submit(Draft.of(0, "second".getBytes(US_ASCII)));
        }
        assertThat(texts(1)).containsExactly("second");
    }

    @Test
    void aCentreThatIsDownUnbindsAndRefusesAndComesBack() throws Exception {
        try (Client client = bind()) {
            faults.play("sms-down", Map.of());
            assertThat(client.gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(this::bind).isInstanceOf(IOException.class);
        faults.stop("sms-down");
        try (Client client = bind()) {
            client.submit(HELLO);
        }
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    void aCentreThatRefusesTheBindUnbindsAndSaysWhy() throws Exception {
        try (Client client = bind()) {
            faults.play("sms-refuse-bind", Map.of("status", "0x0D"));
            assertThat(client.gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(this::bind)
                .rootCause()
                .isInstanceOfSatisfying(NegativeResponseException.class, e -> assertThat(e.getCommandStatus())
                        .isEqualTo(0x0D));
        faults.stopAll();
        bind().close();
    }

    @Test
    void aFullQueueSaysSo() throws Exception {
        faults.play("sms-queue-full", Map.of("count", "1"));
        assertThat(refusal(HELLO)).isEqualTo(0x14);
    }

    @Test
    void aMessageWhoseAnswerIsLostArrivesOnce() throws Exception {
        faults.play("sms-lose-answer", Map.of("count", "1"));
        try (Client client = bind()) {
            assertThatThrownBy(() -> client.submit(HELLO)).isNotInstanceOf(NegativeResponseException.class);
            assertThat(client.gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    void anUndeliveredMessageIsNeverSeenAndItsReceiptSaysSo() throws Exception {
        faults.play("sms-undelivered", Map.of("msisdn", "+34600000001"));
        try (Client client = bind()) {
            client.submit(HELLO.withReceipt());
            assertThat(receipt(client)).contains(" dlvrd:000 ", " stat:UNDELIV ");
        }
        assertThat(phones.messages(ANA)).isEmpty();
    }

    @Test
    void aReceiptMayNameTheMessageInDecimalAndInTheTextAlone() throws Exception {
        faults.play("sms-receipt-decimal", Map.of());
        faults.play("sms-receipt-text", Map.of());
        try (Client client = bind()) {
            String id = client.submit(HELLO.withReceipt());
            DeliverSm receipt = client.receipts.poll(60, TimeUnit.SECONDS);
            assertThat(new String(receipt.getShortMessage(), US_ASCII))
                    .startsWith("id:%020d sub:".formatted(Long.parseLong(id, 16)));
            assertThat(receipt.getOptionalParameter(OptionalParameter.Receipted_message_id.class))
                    .isNull();
        }
    }

    @Test
    void receiptsComeTwiceAndLate() throws Exception {
        faults.play("sms-receipt-duplicate", Map.of("times", "2"));
        faults.play("sms-receipt-late", Map.of("millis", "300"));
        try (Client client = bind()) {
            client.submit(HELLO.withReceipt());
            texts(1);
            assertThat(receipt(client)).isEqualTo(receipt(client));
        }
    }

    @Test
    void forgedReceiptsComeBeforeTheTrueOne() throws Exception {
        faults.play("sms-receipt-forged", Map.of());
        try (Client client = bind()) {
            String id = client.submit(HELLO.withReceipt());
            assertThat(receipt(client)).startsWith("id:FFFFFFFFFF ").contains(" stat:UNDELIV ");
            DeliverSm toAnother = client.receipts.poll(60, TimeUnit.SECONDS);
            assertThat(toAnother.getSourceAddr()).isNotEqualTo("34600000001");
            assertThat(receipt(client)).startsWith("id:" + id).contains(" stat:DELIVRD ");
        }
    }

    private static String receipt(Client client) throws InterruptedException {
        return new String(client.receipts.poll(60, TimeUnit.SECONDS).getShortMessage(), US_ASCII);
    }

    private Client bind() throws IOException {
        return new Client(port, BindType.BIND_TRX, "pontis", "secret12");
    }

    private int refusal(Draft draft) throws IOException {
        try (Client client = bind()) {
            return catchThrowableOfType(NegativeResponseException.class, () -> client.submit(draft))
                    .getCommandStatus();
        }
    }

    private List<String> texts(int count) throws InterruptedException {
        return phones.await(ANA, count, PATIENCE).stream().map(Message::text).toList();
    }

    private static byte[] octets(String header, String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(HexFormat.of().parseHex(header));
        octets.writeBytes(text.getBytes(US_ASCII));
        return octets.toByteArray();
    }

    private static String hex(byte[] octets, int from, int to) {
        return HexFormat.of().formatHex(octets, from, to);
    }
}
