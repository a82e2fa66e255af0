package org.pontis.idp.sms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.centre.SmsOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Patience.until;

/** Our HTTP client, Debian's Kannel, and an SMPP centre that is not ours behind it. */
@Timeout(400)
class KannelIT {

    private static final Msisdn ANA = new Msisdn("+34600000001");

    private final Tally tally = new Tally();
    private LogBook log;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        log = LogBook.open();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private SmsCentres start(Kannel kannel, String password) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "sms-centres", "http",
                "sms-deadline", "PT3S",
                "http-url", kannel.url(),
                "http-username", Kannel.USER,
                "http-password", password,
                "http-sender", "Pontis",
                "http-retry-min", "PT0.02S",
                "http-retry-max", "PT0.2S"));
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    private void arrives(SmsCentres sender, ForeignCentre centre, String text, int parts) throws InterruptedException {
        int before = centre.submitted().size();
        sender.send(new Sms(ANA, text, Duration.ofMinutes(10)));
        until("it arrives", () -> centre.submitted().size() == before + parts);
        assertThat(centre.submitted().stream()
                        .skip(before)
                        .map(part -> part.path("text").asText())
                        .collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void textsArriveIntact() throws Exception {
        int port = LoopbackPort.free();
        try (ForeignCentre centre = ForeignCentre.start(port, "same");
                Kannel kannel = Kannel.start(folder, port);
                SmsCentres sender = start(kannel, Kannel.PASSWORD)) {
            until("Kannel is bound", () -> centre.binds() > 0);
            until("Kannel can be reached", sender::available);
            arrives(sender, centre, "Agencia Tributaria: 12345678, año 5€ [{}]\n@localhost #12345678", 1);
            assertThat(centre.submitted().getLast().path("coding").asInt()).isZero();
            arrives(sender, centre, "Código válido: ñ, €, ç\n@localhost #12345678", 1);
            assertThat(centre.submitted().getLast().path("coding").asInt()).isEqualTo(8);
            arrives(sender, centre, "ó".repeat(67) + "ñ".repeat(30) + "\n@localhost #12345678", 2);
            assertThat(centre.submitted().getLast().path("from").asText()).isEqualTo("Pontis");
            assertThat(centre.submitted().getLast().path("to").asText()).isEqualTo("34600000001");
            until("all are counted", () -> tally.of(SmsOutcome.ACCEPTED) == 3);
        }
    }

    @Test
    void aWrongPasswordIsTheCentresTroubleAndStandsInNoLog() throws Exception {
        int port = LoopbackPort.free();
        try (Kannel kannel = Kannel.start(folder, port);
                SmsCentres sender = start(kannel, "wr0ng-k4nnel-word")) {
            until("Kannel can be reached", sender::available);
            sender.send(new Sms(ANA, "PIN\n@localhost #12345678", Duration.ofMinutes(10)));
            until("the message is given up", () -> tally.of(SmsOutcome.EXPIRED) == 1);
            assertThat(tally.of("http refused")).isPositive();
            assertThat(log.text())
                    .contains("HTTP status 403")
                    .doesNotContain("wr0ng-k4nnel-word", "12345678", "600000001");
            assertThat(kannel.log("smsbox")).doesNotContain("wr0ng-k4nnel-word", "12345678");
        }
    }
}
