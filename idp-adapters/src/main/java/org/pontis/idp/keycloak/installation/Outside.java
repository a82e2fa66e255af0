package org.pontis.idp.keycloak.installation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.pontis.broker.Meters;
import org.pontis.broker.MethodId;

/** Those outside on whom a login method depends: counted, and remembered for the realm's health. */
public final class Outside implements Meters {

    private static final String METHOD = "method";
    private static final String PARTY = "party";

    private final String method;
    private final Map<String, Standing> parties = new ConcurrentHashMap<>();

    public Outside(MethodId method) {
        this.method = method.value();
    }

    /** {@code pontis_outside{method,party,state}}: 1 for the state that somebody is in, 0 for the others. */
    @Override
    public void dependsOn(String party) {
        if (parties.putIfAbsent(party, Standing.UNTRIED) == null) {
            for (Standing.State state : Standing.State.values()) {
                Gauge.builder("pontis.outside", this, all -> all.state(party) == state ? 1 : 0)
                        .tags(METHOD, method, PARTY, party, "state", state.name())
                        .register(Metrics.globalRegistry);
            }
        }
    }

    /** {@code pontis_outside_asked_seconds{method,party,question,outcome}}. */
    @Override
    public void asked(String party, String question, Outcome outcome, Duration took) {
        parties.merge(
                party, Standing.UNTRIED.after(outcome, Now.get()), (before, none) -> before.after(outcome, Now.get()));
        Metrics.timer(
                        "pontis.outside.asked",
                        METHOD,
                        method,
                        PARTY,
                        party,
                        "question",
                        question,
                        "outcome",
                        outcome.name())
                .record(took);
    }

    /** {@code pontis_waited_seconds{method,party,end}}. */
    @Override
    public void waited(String party, String end, Duration time) {
        Metrics.timer("pontis.waited", METHOD, method, PARTY, party, "end", end).record(time);
    }

    @Override
    public boolean isDown(String party) {
        return state(party) == Standing.State.DOWN;
    }

    /** How each is doing, by name. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        parties.keySet().forEach(party -> states.put(party, state(party).name()));
        return states;
    }

    private Standing.State state(String party) {
        return parties.getOrDefault(party, Standing.UNTRIED).at(Now.get());
    }
}
