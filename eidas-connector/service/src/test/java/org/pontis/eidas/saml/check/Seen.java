package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Remembers messages in memory. */
final class Seen implements Replay {

    private final Set<String> messages = new HashSet<>();

    @Override
    public boolean isFirst(String issuer, String id, Instant until) {
        assertThat(until).as("longer than the message is good for").isAfter(Border.NOW.plusSeconds(300));
        return messages.add(issuer + " " + id);
    }

    int count() {
        return messages.size();
    }
}
