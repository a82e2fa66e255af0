package org.pontis.sandbox.e2e.truth;

import java.util.List;
import java.util.stream.Stream;

/** The methods of the realm in the chooser's order, and what each can reach for somebody. */
enum Method {
    SMS_PIN("sms-pin", Level.LOW),
    PASSWORD("password", Level.SUBSTANTIAL),
    MOBILE_ID("mobile-id", Level.HIGH),
    EID_CARD("eid-card", Level.HIGH),
    EIDAS("eidas", Level.HIGH);

    private final String id;
    private final Level ceiling;

    Method(String id, Level ceiling) {
        this.id = id;
        this.ceiling = ceiling;
    }

    String id() {
        return id;
    }

    /** What the chooser shows. */
    static List<String> reaching(Level needed) {
        return Stream.of(values())
                .filter(method -> method.ceiling.reaches(needed))
                .map(Method::id)
                .toList();
    }
}
