package org.pontis.sandbox.faults;

import java.util.Map;
import java.util.Optional;

/** A fault that is being played, with the values it is played with. */
public record Play(Fault fault, Map<String, Object> values) {

    public Play {
        values = Map.copyOf(values);
    }

    /** A number that the fault always has. */
    public int number(String parameter) {
        return (Integer) values.get(parameter);
    }

    /** Whether the play concerns this phone: it names it, or none. */
    public boolean concerns(String phone) {
        Object named = values.get("msisdn");
        return named == null || named.equals(phone);
    }

    /** How many times are left, if they are counted. */
    Optional<Integer> left() {
        return Optional.ofNullable((Integer) values.get(Fault.COUNT));
    }
}
