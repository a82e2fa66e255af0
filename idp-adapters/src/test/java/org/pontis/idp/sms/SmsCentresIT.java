package org.pontis.idp.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jboss.logmanager.LogContext;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.SmsOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.pontis.idp.testing.Patience.until;

@Timeout(180)
class SmsCentresIT {

    private static final int OK = 0x00;
    private static final int SYSTEM_ERROR = 0x08;
    private static final int INVALID_DESTINATION = 0x0B;
    private static final int THROTTLED = 0x58;
    private static final int RECEIPT = 0x04;

    private static final Msisdn ANA = new Msisdn("+34600000001");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String CODE_TEXT = "Su PIN para Cl@ve: 12345678\n@localhost #12345678";

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "smpp-host", "127.0.0.1",
            "smpp-system-id", SimulatedCentre.SYSTEM_ID,
            "smpp-password", SimulatedCentre.PASSWORD,
            "smpp-sender", "Pontis",
            "smpp-retry-min", "PT0.02S",
            "smpp-retry-max", "PT0.1S"));

    private final Tally tally = new Tally();
    private LogBook log;
    private SimulatedCentre centre;

    @BeforeEach
    void open() throws IOException {
        log = LogBook.open();
        centre = SimulatedCentre.open();
    }

    @AfterEach
    void close() throws IOException {
        centre.close();
        log.close();
    }

    private SmsCentres start() {
        keys.putIfAbsent("smpp-port", Integer.toString(centre.port()));
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    private SmsCentres bound() throws InterruptedException {
        SmsCentres sender = start();
        until("the centre is bound", sender::available);
        return sender;
    }

    private void untilSubmitted(int messages) throws InterruptedException {
        until(messages + " arrive", () -> centre.submitted().size() >= messages);
    }

    private void untilCounted(SmsOutcome outcome, int times) throws InterruptedException {
        untilCounted(outcome.label(), times);
    }

    private void untilCounted(String what, int times) throws InterruptedException {
        until(what + " is counted", () -> tally.of(what) >= times);
    }

    // ---- what arrives

    @Test
    void theCodeLineArrivesAsPhonesReadIt() throws Exception {
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, "PIN\n@localhost #12345678", TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        SubmitSm message = centre.submitted().getFirst();
        assertThat(message.getDataCoding()).isZero();
        assertThat(message.getShortMessage())
                .containsExactly(
                        'P', 'I', 'N', '\n', 0x00, 'l', 'o', 'c', 'a', 'l', 'h', 'o', 's', 't', ' ', '#', '1', '2', '3',
                        '4', '5', '6', '7', '8');
    }

    @Test
    void everyFieldIsWhatTheCentreNeeds() throws Exception {
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        SubmitSm message = centre.submitted().getFirst();
        assertThat(message.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(message.getSourceAddr()).isEqualTo("Pontis");
        assertThat(message.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(message.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(message.getDestAddress()).isEqualTo("34600000001");
        assertThat(message.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(message.getValidityPeriod()).matches("00000000(1000|09\\d\\d)000R");
        assertThat(message.getEsmClass()).isZero();
    }

    @Test
    void enyeAndEuroStayInTheAlphabetOfPhones() throws Exception {
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, "año 5€", TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(centre.submitted().getFirst().getDataCoding()).isZero();
        assertThat(centre.submitted().getFirst().getShortMessage())
                .containsExactly('a', 0x7D, 'o', ' ', '5', 0x1B, 0x65);
    }

    @Test
    void anAcuteAccentTurnsTheWholeTextIntoUcs2() throws Exception {
        String text = "Código válido\n@localhost #12345678";
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, text, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(centre.submitted().getFirst().getDataCoding()).isEqualTo((byte) 8);
        assertThat(new String(centre.submitted().getFirst().getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo(text);
    }

    @Test
    void aLongTextArrivesInPartsThatBelongTogether() throws Exception {
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, "a".repeat(153) + "b".repeat(100), TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(centre.submitted()).hasSize(2).allMatch(SubmitSm::isUdhi);
        byte[] first = centre.submitted().getFirst().getShortMessage();
        byte[] last = centre.submitted().getLast().getShortMessage();
        assertThat(first).startsWith(5, 0, 3).hasSize(6 + 153);
        assertThat(last).startsWith(5, 0, 3).hasSize(6 + 100);
        assertThat(Arrays.copyOfRange(first, 3, 6)).containsExactly(first[3], 2, 1);
        assertThat(Arrays.copyOfRange(last, 3, 6)).containsExactly(first[3], 2, 2);
    }

    // ---- the link

    @Test
    void withoutACentreTheStartDoesNotWaitAndNothingIsAvailable() throws Exception {
        centre.stop();
        try (SmsCentres sender = start()) {
            assertThat(sender.available()).isFalse();
            centre.start();
            until("the centre is bound", sender::available);
        }
    }

    @Test
    void aLostLinkShowsAndComesBack() throws Exception {
        try (SmsCentres sender = bound()) {
            centre.stop();
            until("the loss shows", () -> !sender.available());
            centre.start();
            until("the centre is bound again", sender::available);
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
    }

    @Test
    void aMessageTakenJustBeforeTheLossIsSentWhenTheLinkIsBack() throws Exception {
        try (SmsCentres sender = bound()) {
            centre.stop();
            until("the loss shows", () -> !sender.available());
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            centre.start();
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(centre.submitted()).hasSize(1);
    }

    @Test
    void aCentreThatUnbindsIsBoundAgain() throws Exception {
        try (SmsCentres sender = bound()) {
            centre.unbindAll();
            untilLogged("is lost", 1);
            until("the centre is bound again", sender::available);
        }
    }

    @Test
    void aSilentLinkIsFoundOutAndReplaced() throws Exception {
        try (MuteCentre frozen = MuteCentre.holdingTheLine()) {
            keys.put("smpp-port", Integer.toString(frozen.port()));
            keys.put("smpp-enquire-link", "PT0.2S");
            keys.put("smpp-submit-timeout", "PT0.2S");
            try (SmsCentres sender = bound()) {
                until("a second bind replaces the dead link", () -> frozen.binds() >= 2);
                assertThat(sender).isNotNull();
            }
        }
    }

    @Test
    void aCentreThatHangsUpAtOnceIsNeverTakenForBound() throws Exception {
        try (MuteCentre rude = MuteCentre.hangingUp()) {
            keys.put("smpp-port", Integer.toString(rude.port()));
            keys.put("smpp-submit-timeout", "PT0.1S");
            keys.put("smpp-retry-min", "PT0.01S");
            keys.put("smpp-retry-max", "PT0.01S");
            try (SmsCentres sender = start()) {
                until("it is tried again and again", () -> rude.binds() >= 40);
                assertThat(sender).isNotNull();
            }
        }
    }

    @Test
    void aWrongPasswordNeverBindsAndIsNotLogged() throws Exception {
        keys.put("smpp-password", "wr0ng-pw");
        try (SmsCentres sender = start()) {
            untilLogged("No bind at the SMS centre", 1);
            assertThat(sender.available()).isFalse();
        }
        assertThat(log.text()).doesNotContain("wr0ng-pw");
    }

    @Test
    void anOutageIsOneWarningHoweverManyAttemptsFail() throws Exception {
        keys.put("smpp-password", "wr0ng-pw");
        try (SmsCentres sender = start()) {
            untilLogged("Receive negative bind response", 5);
            assertThat(sender.states()).containsEntry("smpp", CentreState.DOWN);
        }
        assertThat(log.lines()).filteredOn(line -> line.contains("No bind at")).hasSize(1);
    }

    @Test
    void aLostLinkThatDoesNotComeBackSaysWhyAndAgainWhenTheReasonChanges() throws Exception {
        try (SmsCentres sender = bound()) {
            centre.stop();
            untilLogged("No bind at the SMS centre smpp: Connection refused.", 1);
            assertThat(sender.available()).isFalse();
        }
        assertThat(log.text()).doesNotContain("command_status");
        keys.put("smpp-password", "wr0ng-pw");
        centre.start();
        try (SmsCentres sender = start()) {
            untilLogged("No bind at the SMS centre smpp: command_status 0x0", 1);
            centre.stop();
            untilLogged("No bind at the SMS centre smpp: Connection refused.", 2);
            assertThat(sender.available()).isFalse();
        }
    }

    private void untilLogged(String what, int times) throws InterruptedException {
        until(
                "the log says: " + what,
                () -> log.lines().stream().filter(l -> l.contains(what)).count() >= times);
    }

    // ---- a centre in a temper

    @Test
    void aThrottledMessageIsSentAgainAndNobodyNotices() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        centre.answers(() -> asked.incrementAndGet() == 1 ? THROTTLED : OK);
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(sender.available()).isTrue();
        }
        assertThat(centre.submitted()).hasSize(2);
        assertThat(tally.of("smpp busy")).isEqualTo(1);
        assertThat(log.text()).doesNotContain("in trouble");
    }

    @Test
    void aSystemErrorShowsToEverybodyUntilTheCentreRecovers() throws Exception {
        AtomicInteger status = new AtomicInteger(SYSTEM_ERROR);
        centre.answers(status::get);
        keys.put("smpp-retry-min", "PT0.5S");
        keys.put("smpp-retry-max", "PT0.5S");
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            until("the failure shows", () -> !sender.available());
            assertThat(sender.states()).containsEntry("smpp", CentreState.TROUBLED);
            status.set(OK);
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(sender.available()).isTrue();
        }
    }

    @Test
    void aRejectedDestinationIsNotTriedAgainAndNotShown() throws Exception {
        centre.answers(() -> INVALID_DESTINATION);
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.REJECTED, 1);
            assertThat(sender.available()).isTrue();
        }
        assertThat(centre.submitted()).hasSize(1);
        assertThat(log.text()).doesNotContain("in trouble");
    }

    @Test
    void anUnansweredMessageIsNotSentTwice() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        centre.answers(() -> after(release));
        keys.put("smpp-submit-timeout", "PT1S");
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.UNCERTAIN, 1);
            assertThat(tally.of("smpp uncertain")).isEqualTo(1);
        }
        release.countDown();
        assertThat(centre.submitted()).hasSize(1);
    }

    @Test
    void aMessageWhoseLinkBreaksUnderItIsNotSentTwice() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        centre.answers(() -> after(release));
        keys.put("smpp-submit-timeout", "PT1S");
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilSubmitted(1);
            centre.cutAll();
            untilCounted(SmsOutcome.UNCERTAIN, 1);
            until("the centre is bound again", sender::available);
        }
        release.countDown();
        assertThat(centre.submitted()).hasSize(1);
    }

    @Test
    void aDeadCodeIsNotSubmittedAnyMore() throws Exception {
        AtomicInteger status = new AtomicInteger(THROTTLED);
        centre.answers(status::get);
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, Duration.ofMillis(1_300)));
            untilCounted(SmsOutcome.EXPIRED, 1);
            int tries = centre.submitted().size();
            status.set(OK);
            sender.send(new Sms(new Msisdn("+34600000002"), CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
            assertThat(centre.submitted()).hasSize(tries + 1);
        }
        assertThat(centre.submitted().getLast().getDestAddress()).isEqualTo("34600000002");
    }

    @Test
    void theValidityThatTheCentreIsToldShrinksWithWaiting() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        centre.answers(() -> asked.incrementAndGet() < 8 ? THROTTLED : OK);
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.ACCEPTED, 1);
        }
        assertThat(centre.submitted().getLast().getValidityPeriod())
                .startsWith("0000000009")
                .isLessThan("000000000959500R");
    }

    @Test
    void aMessageThatExpiresWithoutALinkIsNeverSent() throws Exception {
        try (SmsCentres sender = bound()) {
            centre.stop();
            until("the loss shows", () -> !sender.available());
            sender.send(new Sms(ANA, CODE_TEXT, Duration.ofMillis(100)));
            untilCounted(SmsOutcome.EXPIRED, 1);
            centre.start();
            until("the centre is bound again", sender::available);
        }
        assertThat(centre.submitted()).isEmpty();
    }

    // ---- the bulkhead

    @Test
    void aSlowCentreDoesNotHoldTheCaller() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        centre.answers(() -> after(release));
        keys.put("smpp-parallel", "2");
        try (SmsCentres sender = bound()) {
            for (int message = 0; message < 10; message++) {
                sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            }
            assertThat(tally.of("smpp uncertain"))
                    .as("no answer was waited for")
                    .isZero();
            untilSubmitted(2);
            assertThat(centre.submitted()).as("the window is kept").hasSize(2);
            release.countDown();
            untilCounted(SmsOutcome.ACCEPTED, 10);
        }
    }

    @Test
    void aFullBulkheadShowsAndTakesNothingMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        centre.answers(() -> after(release));
        keys.put("sms-queue", "2");
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            assertThat(sender.available()).isTrue();
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            assertThat(sender.available()).isFalse();
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            assertThat(tally.of(SmsOutcome.NO_ROOM)).isEqualTo(1);
            release.countDown();
            untilCounted(SmsOutcome.ACCEPTED, 2);
            until("there is room again", sender::available);
        }
        assertThat(centre.submitted()).hasSize(2);
    }

    private static int after(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return OK;
    }

    // ---- what the centre sends on its own

    @Test
    void whatCitizensWriteBackIsDropped() throws Exception {
        try (SmsCentres sender = bound()) {
            assertThat(sender.states()).containsEntry("smpp", CentreState.UP);
            centre.deliver(0, "stat:DELIVRD is what I say");
        }
        assertThat(tally.of(ReceiptOutcome.UNSOLICITED)).isEqualTo(1);
        assertThat(tally.of(ReceiptOutcome.DELIVERED)).isZero();
    }

    // ---- the end, and the log

    @Test
    void closingUnbindsAndLeavesNoThread() throws Exception {
        SmsCentres sender = bound();
        sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
        sender.close();
        assertThat(tally.of(SmsOutcome.ACCEPTED))
                .as("a message underway is still handed over")
                .isEqualTo(1);
        assertThat(sender.available()).isFalse();
        sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
        assertThat(tally.of(SmsOutcome.ABANDONED)).isEqualTo(1);
        centre.close();
        until("all threads of the session are gone", () -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("PDUReaderWorker") || name.startsWith("EnquireLinkSender")));
    }

    @Test
    void closingEndsMessagesThatWaitForALink() throws Exception {
        SmsCentres sender = bound();
        centre.stop();
        until("the loss shows", () -> !sender.available());
        sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
        sender.close();
        assertThat(tally.of(SmsOutcome.ABANDONED)).isEqualTo(1);
    }

    @Test
    void closingDoesNotBlameTheCentreForAnswersNobodyWaitsFor() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        centre.answers(() -> after(release));
        keys.put("smpp-submit-timeout", "PT1S");
        SmsCentres sender = bound();
        Thread closing = Thread.ofVirtual().unstarted(sender::close);
        sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
        untilSubmitted(1);
        closing.start();
        closing.interrupt();
        closing.join();
        release.countDown();
        assertThat(tally.of(SmsOutcome.ABANDONED)).isEqualTo(1);
        assertThat(log.text()).doesNotContain("in trouble");
    }

    @Test
    void neitherNumberNorTextNorPasswordIsLogged() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        int[] answers = {THROTTLED, SYSTEM_ERROR, THROTTLED, INVALID_DESTINATION};
        centre.answers(() -> answers[asked.getAndIncrement() % answers.length]);
        try (SmsCentres sender = bound()) {
            sender.send(new Sms(ANA, CODE_TEXT, TEN_MINUTES));
            untilCounted(SmsOutcome.REJECTED, 1);
            centre.deliver(RECEIPT, "id:1 stat:DELIVRD text:12345678");
            centre.deliver(0, "12345678");
            centre.stop();
            until("the loss shows", () -> !sender.available());
        }
        assertThat(log.text())
                .contains("command_status 0xb")
                .doesNotContain("600000001", "12345678", "Su PIN", SimulatedCentre.PASSWORD);
    }

    @Test
    void aLogThatWouldPrintCodesStopsTheStart() {
        Logger jsmpp = LogContext.getLogContext().getLogger("org.jsmpp");
        jsmpp.setLevel(Level.FINE);
        try {
            assertThatExceptionOfType(InvalidSetting.class)
                    .isThrownBy(this::start)
                    .withMessageContaining("org.jsmpp");
        } finally {
            jsmpp.setLevel(null);
        }
    }
}
