package org.pontis.idp.sms;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

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

/** The link to a centre in TLS: nothing is bound, so no password and no message leaves, unless the certificate is right. */
@Timeout(180)
class TlsIT {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "smpp-host", "127.0.0.1",
            "smpp-tls", "true",
            "smpp-system-id", SimulatedCentre.SYSTEM_ID,
            "smpp-password", SimulatedCentre.PASSWORD,
            "smpp-sender", "Pontis",
            "smpp-retry-min", "PT0.02S",
            "smpp-retry-max", "PT0.1S"));
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

    private SmsCentres start(SimulatedCentre centre) {
        keys.put("smpp-port", Integer.toString(centre.port()));
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    @Test
    void aMessageGoesThroughTlsToACentreWhoseAuthorityIsPinned() throws Exception {
        Certificate certificate = Certificate.naming("ip:127.0.0.1", folder);
        keys.put("smpp-tls-ca", certificate.pem().toString());
        try (SimulatedCentre centre = SimulatedCentre.open(certificate.smpp());
                SmsCentres sender = start(centre)) {
            until("it is bound", sender::available);
            sender.send(new Sms(new Msisdn("+34600000001"), "PIN\n@localhost #12345678", Duration.ofMinutes(10)));
            until("it is taken", () -> tally.of(SmsOutcome.ACCEPTED) == 1);
        }
    }

    @Test
    void aCentreWhoseAuthorityNobodyTrustsIsNotBound() throws Exception {
        refused(Certificate.naming("ip:127.0.0.1", folder));
    }

    @Test
    void aCertificateForAnotherHostIsNotBound() throws Exception {
        Certificate certificate = Certificate.naming("dns:smsc.example", folder);
        keys.put("smpp-tls-ca", certificate.pem().toString());
        refused(certificate);
    }

    @Test
    void aCentreWithoutTlsIsNotBound() throws Exception {
        try (SimulatedCentre centre = SimulatedCentre.open()) {
            keys.put("smpp-submit-timeout", "PT0.5S");
            refusedAt(centre);
        }
    }

    private void refused(Certificate certificate) throws Exception {
        try (SimulatedCentre centre = SimulatedCentre.open(certificate.smpp())) {
            refusedAt(centre);
        }
    }

    private void refusedAt(SimulatedCentre centre) throws InterruptedException {
        try (SmsCentres sender = start(centre)) {
            until("the log says so", () -> log.text().contains("No bind at the SMS centre smpp"));
            assertThat(sender.states()).containsEntry("smpp", CentreState.DOWN);
        }
        assertThat(log.text()).doesNotContain(SimulatedCentre.PASSWORD);
    }
}
