package org.pontis.idp.sms.receipts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Msisdn;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Receipt;
import org.pontis.idp.sms.centre.Receipt.State;
import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.SmsMeter;
import org.pontis.idp.sms.centre.SmsOutcome;
import org.pontis.idp.sms.centre.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.sms.centre.ReceiptOutcome.DELIVERED;
import static org.pontis.idp.sms.centre.ReceiptOutcome.DUPLICATE;
import static org.pontis.idp.sms.centre.ReceiptOutcome.LATE;
import static org.pontis.idp.sms.centre.ReceiptOutcome.UNDELIVERED;
import static org.pontis.idp.sms.centre.ReceiptOutcome.UNDERWAY;
import static org.pontis.idp.sms.centre.ReceiptOutcome.UNKNOWN;

class LedgerTest {

    private static final Msisdn ANA = new Msisdn("+34600000001");
    private static final Msisdn BRUNO = new Msisdn("+34600000002");

    private final List<ReceiptOutcome> counted = new ArrayList<>();
    private int timed;

    private final Ledger ledger = new Ledger("smpp", new SmsMeter() {
        @Override
        public void message(SmsOutcome outcome) {
            throw new AssertionError("a ledger knows no messages");
        }

        @Override
        public void attempt(String centre, Verdict verdict) {
            throw new AssertionError("a ledger hands nothing over");
        }

        @Override
        public void receipt(String centre, ReceiptOutcome outcome) {
            counted.add(outcome);
        }

        @Override
        public void delivered(String centre, Duration afterwards) {
            timed++;
        }
    });

    private void sent(String id, Msisdn to, Duration validity) {
        ledger.asked();
        ledger.answered(List.of(id), to, Deadline.in(validity));
    }

    private void sent(String id) {
        sent(id, ANA, Duration.ofMinutes(10));
    }

    private void arrived(State state, Msisdn from, String... ids) {
        ledger.arrived(new Receipt(List.of(ids), Set.of(from.value().substring(1), "Pontis"), state));
    }

    @ParameterizedTest
    @CsvSource({
        "AB00C1, AB00C1",
        "AB00C1, ab00c1",
        "AB00C1, 0000AB00C1",
        "AB00C1, 11206849",
        "AB00C1, 0000011206849",
        "11206849, AB00C1",
        "0011206849, 00ab00c1",
        "7d3f-41, 7D3F-41"
    })
    void aReceiptIsFoundInWhicheverNotationItNamesTheMessage(String answered, String receipted) {
        sent(answered);
        arrived(State.DELIVERED, ANA, receipted);
        assertThat(counted).containsExactly(DELIVERED);
        assertThat(timed).isEqualTo(1);
    }

    @Test
    void theNumberDecidesBetweenTwoNotationsOfOneName() {
        sent("10", BRUNO, Duration.ofMinutes(10));
        sent("16");
        arrived(State.DELIVERED, BRUNO, "16");
        arrived(State.DELIVERED, ANA, "16");
        assertThat(counted).containsExactly(DELIVERED, DELIVERED);
    }

    @Test
    void theNameInTheTextHelpsWhenTheParametersNameIsStrange() {
        sent("AB00C1");
        arrived(State.UNDELIVERED, ANA, "something-else", "AB00C1");
        assertThat(counted).containsExactly(UNDELIVERED);
    }

    @Test
    void aSecondEndIsADuplicateWhateverItSays() {
        sent("1");
        arrived(State.UNDERWAY, ANA, "1");
        arrived(State.DELIVERED, ANA, "1");
        arrived(State.DELIVERED, ANA, "1");
        arrived(State.UNDELIVERED, ANA, "1");
        assertThat(counted).containsExactly(UNDERWAY, DELIVERED, DUPLICATE, DUPLICATE);
        assertThat(timed).isEqualTo(1);
    }

    @Test
    void aDeliveryAfterTheEndOfTheValidityIsLate() {
        sent("1", ANA, Duration.ZERO);
        arrived(State.DELIVERED, ANA, "1");
        assertThat(counted).containsExactly(LATE);
    }

    @Test
    void aMessageThatExpiredAtTheCentreIsUndelivered() {
        sent("1", ANA, Duration.ZERO);
        arrived(State.UNDELIVERED, ANA, "1");
        assertThat(counted).containsExactly(UNDELIVERED);
    }

    @Test
    void aReceiptOfNothingIsUnknown() {
        arrived(State.DELIVERED, ANA, "1");
        arrived(State.DELIVERED, ANA);
        assertThat(counted).containsExactly(UNKNOWN, UNKNOWN);
    }

    @Test
    void aGuessedNameWithAnotherNumberEndsNothing() {
        sent("1");
        arrived(State.UNDELIVERED, BRUNO, "1");
        arrived(State.DELIVERED, ANA, "1");
        assertThat(counted).containsExactly(UNKNOWN, DELIVERED);
    }

    @Test
    void aReceiptThatOvertakesTheAnswerIsStillFound() {
        ledger.asked();
        arrived(State.DELIVERED, ANA, "1");
        assertThat(counted).isEmpty();
        ledger.answered(List.of("1"), ANA, Deadline.in(Duration.ofMinutes(10)));
        assertThat(counted).containsExactly(DELIVERED);
    }

    @Test
    void anOvertakingReceiptOfNothingIsUnknownInTheEnd() {
        ledger.asked();
        arrived(State.DELIVERED, ANA, "2");
        ledger.answered(List.of("1"), ANA, Deadline.in(Duration.ofMinutes(10)));
        assertThat(counted).containsExactly(UNKNOWN);
    }

    @Test
    void aFloodOfForgedReceiptsIsKeptNowhere() {
        ledger.asked();
        for (int forged = 0; forged < 10_000; forged++) {
            arrived(State.DELIVERED, ANA, "f" + forged);
        }
        assertThat(counted).hasSizeGreaterThan(9_000).containsOnly(UNKNOWN);
    }
}
