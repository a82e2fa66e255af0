package org.pontis.sandbox.sms;

import java.io.IOException;
import java.util.Optional;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;
import org.pontis.sandbox.phones.PhoneNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends receipts to clients, in all the ways in which receipts go wrong. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private static final String NEVER_GIVEN = "FFFFFFFFFF";
    private static final PhoneNumber NOBODY = new PhoneNumber("+34699999999");

    private final Faults faults;
    private final Links links;

    Reports(Faults faults, Links links) {
        this.faults = faults;
        this.links = links;
    }

    void report(Receipt receipt, SMPPServerSession submitter) throws InterruptedException {
        if (receipt.wanted()) {
            Thread.sleep(playing(SmsFaults.LATE_RECEIPTS)
                    .map(play -> play.number("millis"))
                    .orElse(0));
            links.towards(submitter).ifPresent(session -> send(receipt, session));
        }
    }

    private void send(Receipt receipt, SMPPServerSession session) {
        if (playing(SmsFaults.FORGED_RECEIPTS).isPresent()) {
            Receipt.Outcome opposite =
                    receipt.outcome() == Receipt.Outcome.DELIVRD ? Receipt.Outcome.UNDELIV : Receipt.Outcome.DELIVRD;
            tell(new Receipt(NEVER_GIVEN, receipt.submission(), opposite, receipt.done()), session);
            tell(new Receipt(receipt.id(), receipt.submission().to(NOBODY), opposite, receipt.done()), session);
        }
        int times = playing(SmsFaults.DUPLICATE_RECEIPTS)
                .map(play -> play.number("times"))
                .orElse(1);
        for (int time = 0; time < times; time++) {
            tell(receipt, session);
        }
    }

    private void tell(Receipt receipt, SMPPServerSession session) {
        Receipt named = playing(SmsFaults.DECIMAL_RECEIPTS).isPresent()
                ? receipt.named("%020d".formatted(Long.parseLong(receipt.id(), 16)))
                : receipt;
        try {
            named.send(session, playing(SmsFaults.TEXT_RECEIPTS).isEmpty());
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            LOG.info("The client did not take the receipt of {}: {}", receipt.id(), e.getMessage());
        }
    }

    private Optional<Play> playing(Fault fault) {
        return faults.playing(fault);
    }
}
