package org.pontis.sandbox.operator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.pontis.sandbox.ca.Organisation;
import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.phones.PhoneNumber;

/** The SIMs in circulation. */
public final class Sims {

    private final Map<PhoneNumber, Sim> sims = new ConcurrentSkipListMap<>();

    public Sims(List<Subscriber> subscribers) {
        subscribers.forEach(this::add);
    }

    /** One more in circulation. */
    public void add(Subscriber subscriber) {
        sims.put(subscriber.number(), new Sim(subscriber));
    }

    /** Those of the test citizens: of {@code es}, and the demo pairs of the Estonian service, one for each outcome. */
    public static Sims ofTestCitizens() {
        try (InputStream file = Sims.class.getResourceAsStream("sims.json")) {
            JsonNode records = new ObjectMapper().readTree(file);
            return new Sims(StreamSupport.stream(records.spliterator(), false)
                    .map(Sims::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Sim> all() {
        return List.copyOf(sims.values());
    }

    public Optional<Sim> find(PhoneNumber number) {
        return Optional.ofNullable(sims.get(number));
    }

    private static Subscriber read(JsonNode sim) {
        Subject holder = Subject.of(
                sim.required("country").textValue(),
                sim.required("identifier").textValue(),
                sim.required("givenName").textValue(),
                sim.required("familyName").textValue());
        return new Subscriber(
                new PhoneNumber(sim.required("msisdn").textValue()),
                holder,
                sim.required("issuer").textValue(),
                sim.required("language").textValue(),
                Optional.ofNullable(sim.get("represents"))
                        .map(company -> new Organisation(
                                company.required("name").textValue(),
                                company.required("country").textValue(),
                                company.required("identifier").textValue())),
                sim.path("rsaOnly").asBoolean(),
                sim.path("expired").asBoolean(),
                Optional.ofNullable(sim.path("always").textValue()).map(Outcome::valueOf));
    }
}
