package org.pontis.idp.smspin;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Codes;
import org.pontis.broker.Input;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Four letters or digits that a citizen makes up when she asks for a PIN, and types again with it. Whoever only sees the
 * message cannot use it. It is kept as a seal; capitals do not matter.
 */
record AccessKey(String characters) {

    static Optional<AccessKey> read(Input input) {
        return input.value("accesskey")
                .map(typed -> typed.strip().toUpperCase(Locale.ROOT))
                .filter(key -> key.matches("[A-Z0-9]{4}"))
                .map(AccessKey::new);
    }

    String seal(Codes codes, Attempt attempt) {
        return codes.seal(parts(attempt));
    }

    boolean is(String kept, Codes codes, Attempt attempt) {
        return codes.seals(parts(attempt)).stream()
                .anyMatch(seal -> MessageDigest.isEqual(seal.getBytes(US_ASCII), kept.getBytes(US_ASCII)));
    }

    private String[] parts(Attempt attempt) {
        return new String[] {"accesskey", attempt.id(), characters};
    }

    @Override
    public String toString() {
        return "AccessKey";
    }
}
