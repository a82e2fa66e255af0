package org.pontis.sandbox.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fault that can be played.
 *
 * @param name stable name
 * @param what one sentence for people
 */
public record Fault(String name, String what, List<Parameter> parameters) {

    /** The name of the parameter that counts how often a fault strikes before it is over. */
    public static final String COUNT = "count";

    public static Fault of(String name, String what, Parameter... parameters) {
        return new Fault(name, what, List.of(parameters));
    }

    /** Reads what was written for each parameter; what is missing gets its usual value. */
    Map<String, Object> read(Map<String, String> written) {
        written.keySet().forEach(this::mustExist);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Optional.ofNullable(written.get(parameter.name()))
                    .filter(text -> !text.isBlank())
                    .map(text -> parameter.read(text.strip()))
                    .or(parameter::fallback)
                    .ifPresent(value -> values.put(parameter.name(), value));
        }
        return values;
    }

    private void mustExist(String parameter) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        if (!known.contains(parameter)) {
            throw FaultRefused.unknownParameter(name, parameter, known);
        }
    }
}
