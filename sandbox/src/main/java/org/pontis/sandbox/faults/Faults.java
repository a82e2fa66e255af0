package org.pontis.sandbox.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults there are, and those that are being played. */
public final class Faults {

    private final List<Fault> known;
    private final Map<String, Play> playing = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Faults(List<Fault> known) {
        this.known = List.copyOf(known);
    }

    public List<Fault> known() {
        return known;
    }

    /** Runs at each change, before the caller who made the change gets the answer. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Plays a fault until it is stopped or has struck often enough. An earlier play of it is over.
     *
     * @return the fault of that name
     * @throws FaultRefused if there is no such fault or parameter, or a value cannot be
     */
    public Fault play(String name, Map<String, String> parameters) {
        Fault fault = named(name);
        Play play = new Play(fault, fault.read(parameters));
        synchronized (this) {
            playing.put(name, play);
        }
        listeners.forEach(Runnable::run);
        return fault;
    }

    /** Stops one fault, playing or not. */
    public void stop(String name) {
        Fault fault = named(name);
        synchronized (this) {
            playing.remove(fault.name());
        }
        listeners.forEach(Runnable::run);
    }

    /** Stops everything. */
    public void stopAll() {
        synchronized (this) {
            playing.clear();
        }
        listeners.forEach(Runnable::run);
    }

    /** The play of this fault, if there is one. */
    public synchronized Optional<Play> playing(Fault fault) {
        return Optional.ofNullable(playing.get(fault.name()));
    }

    /** The play of this fault if it concerns this phone, counted as one strike: two strikes never share the last count. */
    public synchronized Optional<Play> strike(Fault fault, String phone) {
        Optional<Play> play = playing(fault).filter(p -> p.concerns(phone));
        play.flatMap(Play::left).ifPresent(left -> count(fault, play.get(), left - 1));
        return play;
    }

    private void count(Fault fault, Play play, int left) {
        if (left <= 0) {
            playing.remove(fault.name());
        } else {
            Map<String, Object> values = new HashMap<>(play.values());
            values.put(Fault.COUNT, left);
            playing.put(fault.name(), new Play(fault, values));
        }
    }

    private Fault named(String name) {
        return known.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow(() -> FaultRefused.unknownFault(
                        name, known.stream().map(Fault::name).toList()));
    }
}
