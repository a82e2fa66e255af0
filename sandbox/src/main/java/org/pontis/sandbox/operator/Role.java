package org.pontis.sandbox.operator;

import java.util.Locale;
import java.util.Optional;

/** As whom the holder of a SIM signs: a SIM may hold a certificate for each. */
public enum Role {
    SELF,
    COMPANY;

    /** {@code self}, {@code company}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        for (Role role : values()) {
            if (role.id().equals(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
