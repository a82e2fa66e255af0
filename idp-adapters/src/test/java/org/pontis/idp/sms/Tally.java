package org.pontis.idp.sms;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.SmsMeter;
import org.pontis.idp.sms.centre.SmsOutcome;
import org.pontis.idp.sms.centre.Verdict;

/** A meter that can be read. */
final class Tally implements SmsMeter {

    private final Map<String, Integer> counts = new HashMap<>();

    @Override
    public void message(SmsOutcome outcome) {
        count(outcome.label());
    }

    @Override
    public void attempt(String centre, Verdict verdict) {
        count(centre + " " + verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }

    @Override
    public void receipt(String centre, ReceiptOutcome outcome) {
        count(centre + " receipt " + outcome.label());
    }

    @Override
    public void delivered(String centre, Duration afterwards) {
        count(centre + " timed");
    }

    private synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    int of(SmsOutcome outcome) {
        return of(outcome.label());
    }

    int of(ReceiptOutcome outcome) {
        return of("smpp receipt " + outcome.label());
    }

    /** Such as {@code smpp accepted} or {@code smpp-2 receipt late}. */
    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }
}
