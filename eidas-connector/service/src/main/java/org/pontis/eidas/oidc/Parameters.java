package org.pontis.eidas.oidc;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameters of a request, from its query or its form, decoded by the server. RFC 6749 section 3.1: each stands there once, and
 * one without a value was not sent. Messages longer than any real one are not read at all.
 */
public final class Parameters {

    private static final int MAX_COUNT = 64;
    private static final int MAX_LENGTH = 16_384;

    private final Map<String, String> values;
    private final boolean wellFormed;

    private Parameters(Map<String, String> values, boolean wellFormed) {
        this.values = Map.copyOf(values);
        this.wellFormed = wellFormed;
    }

    /** Of a request as the server parsed it. */
    public static Parameters of(Map<String, List<String>> sent) {
        int length = sent.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length()
                        + entry.getValue().stream().mapToInt(String::length).sum())
                .sum();
        if (sent.size() > MAX_COUNT || length > MAX_LENGTH) {
            return new Parameters(Map.of(), false);
        }
        Map<String, String> once = new HashMap<>();
        sent.forEach((name, list) -> {
            if (list.size() == 1 && !list.getFirst().isEmpty()) {
                once.put(name, list.getFirst());
            }
        });
        return new Parameters(once, sent.values().stream().allMatch(list -> list.size() == 1));
    }

    /** Whether nothing stands there twice and nothing is too long; what stands there twice has no value. */
    public boolean areWellFormed() {
        return wellFormed;
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A value that stands there as it is, whatever it is. */
    public boolean says(String name, String value) {
        return get(name).filter(value::equals).isPresent();
    }

    /** A list of words with a space between (RFC 6749 section 3.3). */
    public List<String> words(String name) {
        return get(name).map(text -> List.of(text.strip().split(" +"))).orElse(List.of());
    }

    /** An address; nothing for what is none. */
    public Optional<URI> address(String name) {
        try {
            return get(name).map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** All of them, to be kept for later. */
    public Map<String, String> asMap() {
        return values;
    }

    @Override
    public String toString() {
        return "parameters " + values.keySet();
    }
}
