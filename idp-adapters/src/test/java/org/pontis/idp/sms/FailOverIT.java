package org.pontis.idp.sms;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.centre.SmsOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Patience.until;

/** Two centres, the first one preferred. */
@Timeout(180)
class FailOverIT {

    private static final int OK = 0;
    private static final int INVALID_DESTINATION = 0x0B;

    private static final Sms CODE =
            new Sms(new Msisdn("+34600000001"), "PIN\n@localhost #12345678", Duration.ofMinutes(10));

    private final Map<String, String> keys = new HashMap<>();
    private final Tally tally = new Tally();
    private LogBook log;
    private SimulatedCentre first;
    private SimulatedCentre second;

    @BeforeEach
    void open() throws IOException {
        log = LogBook.open();
        first = SimulatedCentre.open();
        second = SimulatedCentre.open();
        keys.put("sms-centres", "smpp, smpp-2");
        centre("smpp", first);
        centre("smpp-2", second);
    }

    @AfterEach
    void close() throws IOException {
        first.close();
        second.close();
        log.close();
    }

    private void centre(String name, SimulatedCentre centre) {
        keys.putAll(Map.of(
                name + "-host", "127.0.0.1",
                name + "-port", Integer.toString(centre.port()),
                name + "-system-id", SimulatedCentre.SYSTEM_ID,
                name + "-password", SimulatedCentre.PASSWORD,
                name + "-sender", "Pontis",
                name + "-submit-timeout", "PT2S",
                name + "-retry-min", "PT0.02S",
                name + "-retry-max", "PT0.2S"));
    }

    private SmsCentres start() {
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    private SmsCentres bothUp() throws InterruptedException {
        SmsCentres centres = start();
        until("both are up", () -> centres.states().equals(Map.of("smpp", CentreState.UP, "smpp-2", CentreState.UP)));
        return centres;
    }

    private void untilCounted(SmsOutcome outcome, int times) throws InterruptedException {
        until(outcome + " is counted", () -> tally.of(outcome) >= times);
    }

    @Test
    void theFirstCentreIsPreferred() throws Exception {
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 2);
        }
        assertThat(first.submitted()).hasSize(2);
        assertThat(second.submitted()).isEmpty();
    }

    @Test
    void whenTheFirstIsDownTheSecondSends() throws Exception {
        try (SmsCentres centres = bothUp()) {
            first.stop();
            until("the loss shows", () -> centres.states().get("smpp") == CentreState.DOWN);
            assertThat(centres.available()).isTrue();
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            first.start();
            until("the first is back", () -> centres.states().get("smpp") == CentreState.UP);
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 2);
        }
        assertThat(second.submitted()).hasSize(1);
        assertThat(first.submitted()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x58, 0x14, 0x08, 0x0A})
    void whatTheFirstCertainlyDoesNotHaveTheSecondGets(int status) throws Exception {
        first.answers(() -> status);
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(centres.available()).isTrue();
        }
        assertThat(first.submitted()).hasSize(1);
        assertThat(second.submitted()).hasSize(1);
    }

    @Test
    void aThrottlingCentreIsLeftAloneAndNobodyWaits() throws Exception {
        keys.put("smpp-retry-min", "PT60S");
        keys.put("smpp-retry-max", "PT60S");
        first.answers(() -> 0x58);
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(centres.states()).containsEntry("smpp", CentreState.BUSY);
            for (int more = 0; more < 5; more++) {
                centres.send(CODE);
            }
            untilCounted(SmsOutcome.ACCEPTED, 6);
        }
        assertThat(first.submitted()).hasSize(1);
        assertThat(second.submitted()).hasSize(6);
    }

    @Test
    void aCentreThatComesOutOfTroubleIsPreferredAgain() throws Exception {
        AtomicInteger status = new AtomicInteger(0x08);
        first.answers(status::get);
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            status.set(OK);
            until("its pause is over", () -> centres.states().get("smpp") == CentreState.UP);
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 2);
        }
        assertThat(first.submitted()).hasSize(2);
        assertThat(second.submitted()).hasSize(1);
    }

    @Test
    void whatTheFirstMayHaveTheSecondNeverGets() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        first.answers(() -> after(release));
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            until("the first has it", () -> !first.submitted().isEmpty());
            first.stop();
            untilCounted(SmsOutcome.UNCERTAIN, 1);
            assertThat(second.submitted()).isEmpty();
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        release.countDown();
        assertThat(first.submitted()).hasSize(1);
        assertThat(second.submitted()).as("another code goes the other way").hasSize(1);
    }

    @Test
    void aSlowCentreIsLeftAloneAfterOneMessage() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        first.answers(() -> after(release));
        keys.put("smpp-submit-timeout", "PT0.5S");
        keys.put("smpp-retry-min", "PT60S");
        keys.put("smpp-retry-max", "PT60S");
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.UNCERTAIN, 1);
            assertThat(centres.states()).containsEntry("smpp", CentreState.TROUBLED);
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
        } finally {
            release.countDown();
        }
        assertThat(first.submitted()).hasSize(1);
    }

    @Test
    void aDestinationThatOneCentreDoesNotServeMayBeServedByTheOther() throws Exception {
        first.answers(() -> INVALID_DESTINATION);
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(centres.states()).containsEntry("smpp", CentreState.UP);
        }
    }

    @Test
    void whatAllRejectIsRejectedOnce() throws Exception {
        first.answers(() -> INVALID_DESTINATION);
        second.answers(() -> INVALID_DESTINATION);
        try (SmsCentres centres = bothUp()) {
            centres.send(CODE);
            untilCounted(SmsOutcome.REJECTED, 1);
            assertThat(centres.available()).isTrue();
        }
        assertThat(first.submitted()).hasSize(1);
        assertThat(second.submitted()).hasSize(1);
    }

    @Test
    void withAllCentresDownNothingIsAvailableAndAMessageIsGivenUpInTime() throws Exception {
        keys.put("sms-deadline", "PT1S");
        try (SmsCentres centres = bothUp()) {
            first.stop();
            second.stop();
            until("the loss shows", () -> !centres.available());
            centres.send(CODE);
            untilCounted(SmsOutcome.EXPIRED, 1);
            first.start();
            until("one is back", centres::available);
        }
        assertThat(first.submitted()).isEmpty();
        assertThat(second.submitted()).isEmpty();
    }

    @Test
    void aMessageOfSeveralPartsNeverGoesTwoWays() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        first.answers(() -> asked.incrementAndGet() == 2 ? 0x58 : OK);
        try (SmsCentres centres = bothUp()) {
            centres.send(new Sms(CODE.to(), "a".repeat(250), CODE.validity()));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(first.submitted()).hasSize(3);
        assertThat(second.submitted()).isEmpty();
    }

    private static int after(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return OK;
    }
}
