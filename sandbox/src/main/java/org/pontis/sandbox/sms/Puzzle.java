package org.pontis.sandbox.sms;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.pontis.sandbox.phones.PhoneNumber;

/** Puts the parts of long messages together, as a phone does. Octets are joined before they become text. */
final class Puzzle {

    private static final int MAX_INCOMPLETE = 1000;

    private record Key(String from, PhoneNumber to, int reference, int total) {}

    private final Map<Key, Map<Integer, byte[]>> incomplete = new LinkedHashMap<>();

    /** Adds a part. When it was the last missing one, the whole text comes out. */
    synchronized Optional<String> add(Submission submission) {
        Part part = submission.part();
        if (part.total() == 1) {
            return Optional.of(submission.coding().decode(part.octets()));
        }
        Key key = new Key(submission.from(), submission.to(), part.reference(), part.total());
        Map<Integer, byte[]> parts = incomplete.computeIfAbsent(key, k -> new TreeMap<>());
        parts.put(part.number(), part.octets());
        if (parts.size() < part.total()) {
            forgetOldest();
            return Optional.empty();
        }
        incomplete.remove(key);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(whole::writeBytes);
        return Optional.of(submission.coding().decode(whole.toByteArray()));
    }

    private void forgetOldest() {
        if (incomplete.size() > MAX_INCOMPLETE) {
            incomplete.remove(incomplete.keySet().iterator().next());
        }
    }
}
