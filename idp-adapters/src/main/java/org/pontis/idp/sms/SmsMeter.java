package org.pontis.idp.sms;

/** Counts what becomes of messages. Called from several threads; must not throw nor wait. */
@FunctionalInterface
public interface SmsMeter {

    /** One more of these. */
    void count(SmsOutcome outcome);
}
