package org.pontis.idp.sms;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.SmsOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Patience.until;

/** Our client at a centre that somebody else wrote. */
@Timeout(400)
class ForeignCentreIT {

    private static final Msisdn ANA = new Msisdn("+34600000001");

    private final Tally tally = new Tally();
    private final int port = LoopbackPort.free();
    private LogBook log;

    @BeforeEach
    void open() {
        log = LogBook.open();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private SmsCentres start() {
        Map<String, String> keys = new HashMap<>(Map.of(
                "smpp-host", "127.0.0.1",
                "smpp-port", "" + port,
                "smpp-system-id", "pontis",
                "smpp-password", ForeignCentre.PASSWORD,
                "smpp-sender", "Pontis",
                "smpp-retry-min", "PT0.02S",
                "smpp-retry-max", "PT0.2S"));
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    private static Sms sms(String text) {
        return new Sms(ANA, text, Duration.ofMinutes(10));
    }

    @Test
    void theCodeLineArrivesInTheAlphabetOfPhonesAndTheReceiptComesBack() throws Exception {
        String text = "Agencia Tributaria: 12345678, año 5€\n@localhost #12345678";
        try (ForeignCentre centre = ForeignCentre.start(port, "same");
                SmsCentres sender = start()) {
            until("it is bound", sender::available);
            sender.send(sms(text));
            until("the receipt is counted", () -> tally.of(ReceiptOutcome.DELIVERED) == 1);
            until("its time is taken", () -> tally.of("smpp timed") == 1);
            until("the centre tells of it", () -> centre.submitted().size() == 1);
            JsonNode message = centre.submitted().getFirst();
            assertThat(message.path("text").asText()).isEqualTo(text);
            assertThat(message.path("coding").asInt()).isZero();
            assertThat(message.path("from").asText()).isEqualTo("Pontis");
            assertThat(message.path("to").asText()).isEqualTo("34600000001");
            assertThat(message.path("ton").asInt()).isEqualTo(1);
        }
    }

    @Test
    void anAccentOutsideTheAlphabetArrivesInUcs2() throws Exception {
        String text = "Código válido\n@localhost #12345678";
        try (ForeignCentre centre = ForeignCentre.start(port, "same");
                SmsCentres sender = start()) {
            until("it is bound", sender::available);
            sender.send(sms(text));
            until("it arrives", () -> centre.submitted().size() == 1);
            assertThat(centre.submitted().getFirst().path("text").asText()).isEqualTo(text);
            assertThat(centre.submitted().getFirst().path("coding").asInt()).isEqualTo(8);
        }
    }

    @Test
    void theReceiptOfEachPartIsFoundThoughItIsNamedInDecimal() throws Exception {
        String text = "á".repeat(67) + "é".repeat(40);
        try (ForeignCentre centre = ForeignCentre.start(port, "decimal");
                SmsCentres sender = start()) {
            until("it is bound", sender::available);
            sender.send(sms(text));
            until("both receipts are counted", () -> tally.of(ReceiptOutcome.DELIVERED) == 2);
            until("the centre tells of both", () -> centre.submitted().size() == 2);
            assertThat(centre.submitted().stream()
                            .map(part -> part.path("text").asText())
                            .collect(Collectors.joining()))
                    .isEqualTo(text);
            assertThat(centre.submitted())
                    .extracting(part -> part.path("udh").asText())
                    .allMatch(header -> header.matches("(05)?0003[0-9a-f]{2}020[12]"));
            assertThat(tally.of(ReceiptOutcome.UNKNOWN)).isZero();
        }
    }

    @Test
    void aRestartOfTheCentreIsSurvived() throws Exception {
        try (SmsCentres sender = start()) {
            try (ForeignCentre centre = ForeignCentre.start(port, "same")) {
                until("it is bound", sender::available);
                until("the centre tells of it", () -> centre.binds() == 1);
            }
            until("the loss shows", () -> !sender.available());
            assertThat(sender.states()).containsEntry("smpp", CentreState.DOWN);
            try (ForeignCentre centre = ForeignCentre.start(port, "same")) {
                until("it is bound again", sender::available);
                sender.send(sms("PIN\n@localhost #12345678"));
                until("it is taken", () -> tally.of(SmsOutcome.ACCEPTED) == 1);
                until("the centre tells of it", () -> centre.submitted().size() == 1);
            }
        }
    }
}
