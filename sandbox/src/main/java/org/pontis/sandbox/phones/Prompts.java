package org.pontis.sandbox.phones;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is on the phones' screens right now, and the PIN pads below it. */
public final class Prompts {

    private final Map<PhoneNumber, Map<String, Shown>> screens = new TreeMap<>();

    private record Shown(Prompt prompt, PinPad pad) {}

    /** The phone rings and shows the prompt until it is taken away. */
    public synchronized void show(PhoneNumber phone, Prompt prompt, PinPad pad) {
        screens.computeIfAbsent(phone, p -> new LinkedHashMap<>()).put(prompt.id(), new Shown(prompt, pad));
    }

    /** Takes a prompt away, shown or not. */
    public synchronized void takeAway(PhoneNumber phone, String id) {
        Map<String, Shown> screen = screens.getOrDefault(phone, new LinkedHashMap<>());
        screen.remove(id);
        if (screen.isEmpty()) {
            screens.remove(phone);
        }
    }

    /** What the phone shows, oldest first. */
    public synchronized List<Prompt> on(PhoneNumber phone) {
        return screens.getOrDefault(phone, Map.of()).values().stream()
                .map(Shown::prompt)
                .toList();
    }

    /** The PIN pad of a prompt that is shown. */
    public synchronized Optional<PinPad> pad(PhoneNumber phone, String id) {
        return Optional.ofNullable(screens.getOrDefault(phone, Map.of()).get(id))
                .map(Shown::pad);
    }
}
