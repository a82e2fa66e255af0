package org.pontis.idp.keycloak.house;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.sms.CentreState;
import org.pontis.idp.sms.SmsCentres;
import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.SmsMeter;
import org.pontis.idp.sms.centre.SmsOutcome;
import org.pontis.idp.sms.centre.Verdict;

/** Counts messages. Labels are closed sets, and the names that the operator gave to the centres. */
public final class SmsMeters implements SmsMeter {

    private final Tally figures;

    public SmsMeters(Tally figures) {
        this.figures = figures;
    }

    private static final String CENTRE = "centre";
    private static final String OUTCOME = "outcome";

    /** {@code pontis_sms_centre{centre,state}}: 1 for the state that the centre is in, 0 for the others. */
    public static void watch(SmsCentres centres) {
        for (String centre : centres.states().keySet()) {
            for (CentreState state : CentreState.values()) {
                Gauge.builder("pontis.sms.centre", centres, all -> all.states().get(centre) == state ? 1 : 0)
                        .tags(CENTRE, centre, "state", state.name())
                        .register(Metrics.globalRegistry);
            }
        }
    }

    /** {@code pontis_sms_total{outcome}}. */
    @Override
    public void message(SmsOutcome outcome) {
        Metrics.counter("pontis.sms", OUTCOME, outcome.label()).increment();
    }

    /** {@code pontis_sms_attempts_total{centre,outcome}}. */
    @Override
    public void attempt(String centre, Verdict verdict) {
        Metrics.counter("pontis.sms.attempts", CENTRE, centre, OUTCOME, label(verdict))
                .increment();
        if (verdict instanceof Verdict.Accepted) {
            figures.add(Tally.SERVER, Now.get(), new Cell("", centre, "", "", Cell.SMS), Amount.one());
        }
    }

    /** {@code pontis_sms_receipts_total{centre,outcome}}. */
    @Override
    public void receipt(String centre, ReceiptOutcome outcome) {
        Metrics.counter("pontis.sms.receipts", CENTRE, centre, OUTCOME, outcome.label())
                .increment();
    }

    /** {@code pontis_sms_delivery_seconds{centre}}. */
    @Override
    public void delivered(String centre, Duration afterwards) {
        Metrics.timer("pontis.sms.delivery", CENTRE, centre).record(afterwards);
    }

    private static String label(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> "accepted";
            case Verdict.Busy busy -> "busy";
            case Verdict.Refused refused -> "refused";
            case Verdict.Rejected rejected -> "rejected";
            case Verdict.Uncertain uncertain -> "uncertain";
        };
    }
}
