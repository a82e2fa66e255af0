package org.pontis.idp.sms;

import java.util.EnumMap;
import java.util.Map;

/** A meter that can be read. */
final class Tally implements SmsMeter {

    private final Map<SmsOutcome, Integer> counts = new EnumMap<>(SmsOutcome.class);

    @Override
    public synchronized void count(SmsOutcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    synchronized int of(SmsOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
