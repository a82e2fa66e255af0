package org.pontis.idp.sms.centre;

import java.time.Duration;

/** Counts what becomes of messages. Called from several threads; must not throw nor wait. All values are from closed sets. */
public interface SmsMeter {

    /** One message is done with. */
    void message(SmsOutcome outcome);

    /** One centre was handed a message. */
    void attempt(String centre, Verdict verdict);

    /** One receipt came from a centre. */
    void receipt(String centre, ReceiptOutcome outcome);

    /** So long after it was handed over, the phone had it. */
    void delivered(String centre, Duration afterwards);
}
