package org.pontis.idp.keycloak.house;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import org.pontis.idp.spending.SpendingMeter;

/**
 * What messages cost, as metrics. A portal is a registered client and a range one of the configuration, so that nothing a
 * browser sends becomes a label.
 */
record SpendingMeters(String realm, String portal, SentMessages figures) implements SpendingMeter {

    /** The budget as this node saw it last, by realm; the gauges read it. */
    private static final Map<String, AtomicReference<Double>> BUDGETS = new ConcurrentHashMap<>();

    /** {@code pontis_sms_segments_total}, {@code pontis_sms_cost_total{realm,portal,range}}, and {@code …_codes_total}. */
    @Override
    public void sent(String range, int segments, double cost) {
        Tags tags = Tags.of("realm", realm, "portal", portal, "range", range);
        Metrics.counter("pontis.sms.segments", tags).increment(segments);
        Metrics.counter("pontis.sms.cost", tags).increment(cost);
        codes(range, "sent");
        figures.sent(segments, cost);
    }

    /** {@code pontis_sms_codes_total{realm,range,what}}: where few that were sent come back, somebody is pumping. */
    @Override
    public void answered(String range) {
        codes(range, "answered");
    }

    private void codes(String range, String what) {
        Metrics.counter("pontis.sms.codes", "realm", realm, "range", range, "what", what)
                .increment();
    }

    /** {@code pontis_sms_refused_total{realm,range,limit}}. */
    @Override
    public void refused(String range, String limit) {
        Metrics.counter("pontis.sms.refused", "realm", realm, "range", range, "limit", limit)
                .increment();
    }

    /** {@code pontis_sms_budget_used{realm}}: 1 when the day's budget is gone. */
    @Override
    public void budget(double used) {
        BUDGETS.computeIfAbsent(realm, name -> {
                    AtomicReference<Double> last = new AtomicReference<>(0.0);
                    Metrics.gauge("pontis.sms.budget.used", Tags.of("realm", name), last, AtomicReference::get);
                    return last;
                })
                .set(used);
    }
}
