package org.pontis.idp.mobileid.operator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** As whom the holder of a SIM signs; each role has a certificate of its own. */
public enum Role {
    SELF,
    COMPANY;

    /** {@code self}, {@code company}: the value of the button and the name on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        return Stream.of(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
