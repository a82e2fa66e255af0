package org.pontis.sandbox.registry;

import java.util.List;

import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Parameter;

/** What a registry can do to whoever asks it. */
public final class RegistryFaults {

    private static final Parameter TIMES =
            Parameter.optionalNumber(Fault.COUNT, "How many times; empty: until switched off");

    public static final Fault DOWN = Fault.of("registry-down", "The registries answer with an HTTP error.", TIMES);
    public static final Fault SLOW = Fault.of(
            "registry-slow",
            "The registries think before they answer.",
            Parameter.number("delayMillis", "How long, in milliseconds", 10_000),
            TIMES);
    public static final Fault GARBAGE = Fault.of("registry-garbage", "The registries answer with a web page.", TIMES);
    public static final Fault HALF =
            Fault.of("registry-half", "The registries say yes, and leave out who it is.", TIMES);

    public static final List<Fault> ALL = List.of(DOWN, SLOW, GARBAGE, HALF);

    private RegistryFaults() {}
}
