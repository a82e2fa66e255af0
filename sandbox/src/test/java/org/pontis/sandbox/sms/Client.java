package org.pontis.sandbox.sms;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** An SMPP client as a bulk sender has it. */
final class Client implements AutoCloseable {

    private final SMPPSession session = new SMPPSession();
    final BlockingQueue<DeliverSm> receipts = new LinkedBlockingQueue<>();
    final CountDownLatch gone = new CountDownLatch(1);

    Client(int port, BindType type, String systemId, String password) throws IOException {
        session.setTransactionTimer(3_000);
        session.setMessageReceiverListener(new MessageReceiverListener() {
            @Override
            public void onAcceptDeliverSm(DeliverSm pdu) {
                receipts.add(pdu);
            }

            @Override
            public void onAcceptAlertNotification(AlertNotification pdu) {}

            @Override
            public DataSmResult onAcceptDataSm(DataSm pdu, Session source) {
                throw new AssertionError("no data_sm is expected");
            }
        });
        session.addSessionStateListener((now, before, source) -> {
            if (!now.isNotClosed()) {
                gone.countDown();
            }
        });
        session.connectAndBind(
                "localhost",
                port,
                new BindParameter(
                        type, systemId, password, "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null));
    }

    /** What a submission may differ in. */
    record Draft(String to, int dataCoding, byte[] octets, int esmClass, String validity, int receipt, byte[] payload) {

        static Draft of(int dataCoding, byte[] octets) {
            return new Draft("34600000001", dataCoding, octets, 0, null, 0, new byte[0]);
        }

        Draft to(String number) {
            return new Draft(number, dataCoding, octets, esmClass, validity, receipt, payload);
        }

        Draft withHeader() {
            return new Draft(to, dataCoding, octets, 0x40, validity, receipt, payload);
        }

        Draft validFor(String period) {
            return new Draft(to, dataCoding, octets, esmClass, period, receipt, payload);
        }

        Draft withReceipt() {
            return new Draft(to, dataCoding, octets, esmClass, validity, 1, payload);
        }

        Draft asPayload() {
            return new Draft(to, dataCoding, new byte[0], esmClass, validity, receipt, octets);
        }
    }

    String submit(Draft draft)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        OptionalParameter[] parameters = draft.payload().length == 0
                ? new OptionalParameter[0]
                : new OptionalParameter[] {new OptionalParameter.Message_payload(draft.payload())};
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Pontis",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        draft.to(),
                        new ESMClass(draft.esmClass()),
                        (byte) 0,
                        (byte) 0,
                        null,
                        draft.validity(),
                        new RegisteredDelivery(draft.receipt()),
                        (byte) 0,
                        new RawCoding((byte) draft.dataCoding()),
                        (byte) 0,
                        draft.octets(),
                        parameters)
                .getMessageId();
    }

    private record RawCoding(byte value) implements DataCoding {
        @Override
        public byte toByte() {
            return value;
        }
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
